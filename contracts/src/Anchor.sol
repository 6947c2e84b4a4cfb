// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title The newest checkpoint of one network's log, as k of its n auditors signed it.
/// @notice Only one word is stored, the hash of the newest anchor; who submits the next one shows the newest one again.
contract Anchor is EIP712 {
    /// @dev Signed as the EIP-712 struct `Anchor`. `chainBlock` is the last block whose deposits the state counts.
    struct Checkpoint {
        uint64 generation;
        uint64 size;
        bytes32 root;
        bytes32 stateRoot;
        uint64 chainBlock;
    }

    bytes32 private constant ANCHOR_TYPEHASH =
        keccak256("Anchor(uint64 generation,uint64 size,bytes32 root,bytes32 stateRoot,uint64 chainBlock)");

    /// @notice How many distinct auditors must sign.
    uint256 public immutable quorum;

    /// @notice keccak256(abi.encode(generation, size, root, stateRoot, chainBlock)) of the newest anchor; zero before the first.
    bytes32 public word;

    mapping(address auditor => bool) public isAuditor;

    event Anchored(uint64 generation, uint64 size, bytes32 root, bytes32 stateRoot, uint64 chainBlock);

    error AuditorListInvalid();
    error QuorumInvalid(uint256 quorum, uint256 auditors);
    error NotNewestAnchor(bytes32 expected, bytes32 shown);
    error NotIncreasing(uint64 generation, uint64 size);
    error ChainBlockInvalid(uint64 chainBlock);
    error QuorumMissing(uint256 required, uint256 given);
    error NotAuditor(address signer);
    error SignersNotAscending(address signer);

    constructor(address[] memory auditors, uint256 quorum_) EIP712("InfinityDB", "1") {
        if (quorum_ == 0 || quorum_ > auditors.length) revert QuorumInvalid(quorum_, auditors.length);
        quorum = quorum_;
        for (uint256 i = 0; i < auditors.length; i++) {
            if (auditors[i] == address(0) || isAuditor[auditors[i]]) revert AuditorListInvalid();
            isAuditor[auditors[i]] = true;
        }
    }

    /// @notice Stores `next` in the place of `newest` (ignored for the first anchor). `signatures` are the auditors' over `next`,
    /// 65 bytes each, in ascending order of their addresses.
    function submit(Checkpoint calldata newest, Checkpoint calldata next, bytes[] calldata signatures) external {
        bytes32 stored = word;
        if (stored != bytes32(0)) {
            bytes32 shown = keccak256(abi.encode(newest));
            if (shown != stored) revert NotNewestAnchor(stored, shown);
            bool increases = next.generation > newest.generation
                || (next.generation == newest.generation && next.size > newest.size);
            if (!increases) revert NotIncreasing(next.generation, next.size);
            if (next.chainBlock < newest.chainBlock) revert ChainBlockInvalid(next.chainBlock);
        }
        if (next.chainBlock > block.number) revert ChainBlockInvalid(next.chainBlock);
        _requireQuorum(next, signatures);
        word = keccak256(abi.encode(next));
        emit Anchored(next.generation, next.size, next.root, next.stateRoot, next.chainBlock);
    }

    function _requireQuorum(Checkpoint calldata next, bytes[] calldata signatures) private view {
        if (signatures.length < quorum) revert QuorumMissing(quorum, signatures.length);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(ANCHOR_TYPEHASH, next)));
        address last = address(0);
        for (uint256 i = 0; i < signatures.length; i++) {
            address signer = ECDSA.recoverCalldata(digest, signatures[i]);
            if (!isAuditor[signer]) revert NotAuditor(signer);
            if (signer <= last) revert SignersNotAscending(signer);
            last = signer;
        }
    }
}
