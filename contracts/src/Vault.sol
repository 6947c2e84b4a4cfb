// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Holds what owners deposited; pays out only what an owner and the operator both signed.
/// @notice No account can take funds alone, and nothing can be changed after deployment: not the operator, not a limit. The zero
/// address names the chain's native coin. Amounts are base units of their asset.
contract Vault is EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    struct Withdrawal {
        address owner;
        address asset;
        uint256 amount;
        uint256 nonce;
        uint64 validUntil;
    }

    /// @dev One word: an asset is accepted where its limit is above zero. `day` counts 86,400-second days since 1970 UTC.
    struct Daily {
        uint112 limit;
        uint112 spent;
        uint32 day;
    }

    /// @dev A deposit writes the first word only, a withdrawal the second only.
    struct Counters {
        uint128 depositedTotal;
        uint64 firstDepositBlock;
        uint128 withdrawnTotal;
    }

    bytes32 private constant WITHDRAWAL_TYPEHASH =
        keccak256("Withdrawal(address owner,address asset,uint256 amount,uint256 nonce,uint64 validUntil)");

    /// @notice Signs withdrawals beside their owner; has no other power.
    address public immutable operator;

    /// @notice Number of deposits so far, which is the next deposit's index.
    uint64 public depositCount;

    mapping(address asset => Daily) private _daily;
    mapping(address owner => mapping(address asset => Counters)) private _counters;
    mapping(address owner => mapping(uint256 nonce => bool)) public nonceUsed;

    event Deposit(address indexed owner, address indexed asset, uint256 amount, bytes32 indexed agent, uint256 index);
    event Withdrawn(address indexed owner, address indexed asset, uint256 amount, uint256 nonce);

    error ZeroAddress();
    error AmountZero();
    error AmountTooLarge(uint256 amount);
    error AssetNotAccepted(address asset);
    error AssetListInvalid();
    error WrongValue(uint256 expected, uint256 sent);
    error TransferShort(uint256 expected, uint256 received);
    error WithdrawalExpired(uint64 validUntil, uint256 blockTime);
    error NonceUsed(address owner, uint256 nonce);
    error OverDailyLimit(address asset, uint256 amount, uint256 left);
    error BadOwnerSignature(address owner);
    error BadOperatorSignature(address operator);

    /// @param assets Accepted assets, each once.
    /// @param dailyLimits The most that may leave per asset and UTC day, in the same order, each above zero.
    constructor(address operator_, address[] memory assets, uint112[] memory dailyLimits) EIP712("InfinityDB", "1") {
        if (operator_ == address(0)) revert ZeroAddress();
        if (assets.length != dailyLimits.length) revert AssetListInvalid();
        operator = operator_;
        for (uint256 i = 0; i < assets.length; i++) {
            if (dailyLimits[i] == 0 || _daily[assets[i]].limit != 0) revert AssetListInvalid();
            _daily[assets[i]].limit = dailyLimits[i];
        }
    }

    /// @notice Takes `amount` of `asset` from the caller for `owner`'s account, or for `agent`'s if `owner` delegated to it
    /// (zero: none). A token that delivers less than it was asked for is refused.
    function deposit(address owner, address asset, uint256 amount, bytes32 agent) external payable nonReentrant {
        if (owner == address(0)) revert ZeroAddress();
        if (amount == 0) revert AmountZero();
        if (_daily[asset].limit == 0) revert AssetNotAccepted(asset);
        Counters storage counters = _counters[owner][asset];
        uint128 total = counters.depositedTotal;
        if (amount > type(uint128).max - total) revert AmountTooLarge(amount);

        // Below 2^128 by the line above.
        counters.depositedTotal = total + uint128(amount);
        if (counters.firstDepositBlock == 0) counters.firstDepositBlock = uint64(block.number);
        uint64 index = depositCount;
        depositCount = index + 1;
        emit Deposit(owner, asset, amount, agent, index);

        uint256 expectedValue = asset == address(0) ? amount : 0;
        if (msg.value != expectedValue) revert WrongValue(expectedValue, msg.value);
        if (asset == address(0)) return;
        uint256 before = IERC20(asset).balanceOf(address(this));
        IERC20(asset).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(asset).balanceOf(address(this)) - before;
        if (received != amount) revert TransferShort(amount, received);
    }

    /// @notice Pays a withdrawal to its owner. Anyone may send it; the signatures decide. An owner that has code answers by
    /// ERC-1271.
    function withdraw(
        Withdrawal calldata withdrawal,
        bytes calldata ownerSignature,
        bytes calldata operatorSignature
    ) external nonReentrant {
        address owner = withdrawal.owner;
        address asset = withdrawal.asset;
        uint256 amount = withdrawal.amount;
        if (amount == 0) revert AmountZero();
        if (block.timestamp > withdrawal.validUntil) {
            revert WithdrawalExpired(withdrawal.validUntil, block.timestamp);
        }
        if (nonceUsed[owner][withdrawal.nonce]) revert NonceUsed(owner, withdrawal.nonce);
        nonceUsed[owner][withdrawal.nonce] = true;
        _spend(asset, amount);
        // Below 2^112 by the daily limit, and the sum is checked.
        _counters[owner][asset].withdrawnTotal += uint128(amount);

        bytes32 digest = _digest(withdrawal);
        if (!SignatureChecker.isValidSignatureNowCalldata(owner, digest, ownerSignature)) {
            revert BadOwnerSignature(owner);
        }
        if (!SignatureChecker.isValidSignatureNowCalldata(operator, digest, operatorSignature)) {
            revert BadOperatorSignature(operator);
        }

        emit Withdrawn(owner, asset, amount, withdrawal.nonce);
        if (asset == address(0)) Address.sendValue(payable(owner), amount);
        else IERC20(asset).safeTransfer(owner, amount);
    }

    /// @notice The most of `asset` that may leave per UTC day; zero for an asset that is not accepted.
    function dailyLimit(address asset) external view returns (uint256) {
        return _daily[asset].limit;
    }

    /// @notice What of `asset` may still leave today.
    function dailyLimitLeft(address asset) external view returns (uint256) {
        Daily memory daily = _daily[asset];
        return daily.day == _today() ? daily.limit - daily.spent : daily.limit;
    }

    function depositedTotal(address owner, address asset) external view returns (uint256) {
        return _counters[owner][asset].depositedTotal;
    }

    function withdrawnTotal(address owner, address asset) external view returns (uint256) {
        return _counters[owner][asset].withdrawnTotal;
    }

    /// @notice The block of `owner`'s first deposit of `asset`; zero where there is none.
    function firstDepositBlock(address owner, address asset) external view returns (uint256) {
        return _counters[owner][asset].firstDepositBlock;
    }

    function _spend(address asset, uint256 amount) private {
        Daily memory daily = _daily[asset];
        if (daily.day != _today()) {
            daily.day = _today();
            daily.spent = 0;
        }
        uint256 left = daily.limit - daily.spent;
        if (amount > left) revert OverDailyLimit(asset, amount, left);
        daily.spent += uint112(amount);
        _daily[asset] = daily;
    }

    function _today() private view returns (uint32) {
        return uint32(block.timestamp / 1 days);
    }

    function _digest(Withdrawal calldata withdrawal) private view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    WITHDRAWAL_TYPEHASH,
                    withdrawal.owner,
                    withdrawal.asset,
                    withdrawal.amount,
                    withdrawal.nonce,
                    withdrawal.validUntil
                )
            )
        );
    }
}
