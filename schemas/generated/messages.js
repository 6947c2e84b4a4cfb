/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["infinitydb"] || ($protobuf.roots["infinitydb"] = {});

export const infinitydb = $root.infinitydb = (() => {

    const infinitydb = {};

    infinitydb.v1 = (function() {

        const v1 = {};

        v1.InfinityDBChunk = (function() {

            const InfinityDBChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            InfinityDBChunk.prototype.identifier = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            InfinityDBChunk.prototype.chunkType = 0;
            InfinityDBChunk.prototype.chunkSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            InfinityDBChunk.prototype.partNumber = 0;
            InfinityDBChunk.prototype.spread = 0;
            InfinityDBChunk.prototype.dataType = 0;
            InfinityDBChunk.prototype.data = $util.newBuffer([]);

            InfinityDBChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identifier != null && $Object.hasOwnProperty.call(message, "identifier") && (typeof message.identifier === "object" ? message.identifier.low || message.identifier.high : message.identifier !== 0))
                    writer.uint32(8).uint64(message.identifier);
                if (message.chunkType != null && $Object.hasOwnProperty.call(message, "chunkType") && message.chunkType !== 0)
                    writer.uint32(16).uint32(message.chunkType);
                if (message.chunkSize != null && $Object.hasOwnProperty.call(message, "chunkSize") && (typeof message.chunkSize === "object" ? message.chunkSize.low || message.chunkSize.high : message.chunkSize !== 0))
                    writer.uint32(24).uint64(message.chunkSize);
                if (message.partNumber != null && $Object.hasOwnProperty.call(message, "partNumber") && message.partNumber !== 0)
                    writer.uint32(32).uint32(message.partNumber);
                if (message.spread != null && $Object.hasOwnProperty.call(message, "spread") && message.spread !== 0)
                    writer.uint32(40).int32(message.spread);
                if (message.dataType != null && $Object.hasOwnProperty.call(message, "dataType") && message.dataType !== 0)
                    writer.uint32(48).int32(message.dataType);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(58).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            InfinityDBChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.InfinityDBChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.identifier = value;
                            else
                                delete message.identifier;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.chunkType = value;
                            else
                                delete message.chunkType;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunkSize = value;
                            else
                                delete message.chunkSize;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partNumber = value;
                            else
                                delete message.partNumber;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.spread = value;
                            else
                                delete message.spread;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.dataType = value;
                            else
                                delete message.dataType;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return InfinityDBChunk;
        })();

        v1.DataObject = (function() {

            const DataObject = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DataObject.prototype.content = $util.newBuffer([]);

            DataObject.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.content != null && $Object.hasOwnProperty.call(message, "content") && message.content.length)
                    writer.uint32(10).bytes(message.content);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DataObject.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.DataObject();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.content = value;
                            else
                                delete message.content;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DataObject;
        })();

        v1.Command = (function() {

            const Command = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Command.prototype.placeOrder = null;
            Command.prototype.cancelOrder = null;
            Command.prototype.replaceOrder = null;
            Command.prototype.cancelAll = null;
            Command.prototype.takeNegotiation = null;
            Command.prototype.fundsAllocated = null;
            Command.prototype.releaseRequested = null;
            Command.prototype.clockAdvanced = null;
            Command.prototype.haltInstrument = null;
            Command.prototype.stateFunds = null;
            Command.prototype.setPartitions = null;
            Command.prototype.allocateFunds = null;
            Command.prototype.releaseFunds = null;
            Command.prototype.setPolicy = null;
            Command.prototype.pay = null;
            Command.prototype.createData = null;
            Command.prototype.proposeMove = null;
            Command.prototype.acceptMove = null;
            Command.prototype.acceptQuote = null;
            Command.prototype.commitDelivery = null;
            Command.prototype.ackDelivery = null;
            Command.prototype.revealKey = null;
            Command.prototype.acceptDelivery = null;
            Command.prototype.disputeDelivery = null;
            Command.prototype.acceptLease = null;
            Command.prototype.provePossession = null;
            Command.prototype.endLease = null;
            Command.prototype.takeRepair = null;
            Command.prototype.openChannel = null;
            Command.prototype.redeemVoucher = null;
            Command.prototype.enrolAgent = null;
            Command.prototype.fundAgent = null;
            Command.prototype.sweepAgent = null;
            Command.prototype.revokeAgent = null;
            Command.prototype.withdraw = null;
            Command.prototype.postBond = null;
            Command.prototype.returnBond = null;
            Command.prototype.depositSeen = null;
            Command.prototype.withdrawalConfirmed = null;
            Command.prototype.withdrawalLapsed = null;
            Command.prototype.checkpointPublished = null;
            Command.prototype.commitState = null;

            let $oneOfFields;

            $Object.defineProperty(Command.prototype, "command", {
                get: $util.oneOfGetter($oneOfFields = ["placeOrder", "cancelOrder", "replaceOrder", "cancelAll", "takeNegotiation", "fundsAllocated", "releaseRequested", "clockAdvanced", "haltInstrument", "stateFunds", "setPartitions", "allocateFunds", "releaseFunds", "setPolicy", "pay", "createData", "proposeMove", "acceptMove", "acceptQuote", "commitDelivery", "ackDelivery", "revealKey", "acceptDelivery", "disputeDelivery", "acceptLease", "provePossession", "endLease", "takeRepair", "openChannel", "redeemVoucher", "enrolAgent", "fundAgent", "sweepAgent", "revokeAgent", "withdraw", "postBond", "returnBond", "depositSeen", "withdrawalConfirmed", "withdrawalLapsed", "checkpointPublished", "commitState"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Command.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.placeOrder != null && $Object.hasOwnProperty.call(message, "placeOrder"))
                    $root.infinitydb.v1.PlaceOrder.encode(message.placeOrder, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.cancelOrder != null && $Object.hasOwnProperty.call(message, "cancelOrder"))
                    $root.infinitydb.v1.CancelOrder.encode(message.cancelOrder, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.replaceOrder != null && $Object.hasOwnProperty.call(message, "replaceOrder"))
                    $root.infinitydb.v1.ReplaceOrder.encode(message.replaceOrder, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.cancelAll != null && $Object.hasOwnProperty.call(message, "cancelAll"))
                    $root.infinitydb.v1.CancelAll.encode(message.cancelAll, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.takeNegotiation != null && $Object.hasOwnProperty.call(message, "takeNegotiation"))
                    $root.infinitydb.v1.TakeNegotiation.encode(message.takeNegotiation, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.fundsAllocated != null && $Object.hasOwnProperty.call(message, "fundsAllocated"))
                    $root.infinitydb.v1.FundsAllocated.encode(message.fundsAllocated, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.releaseRequested != null && $Object.hasOwnProperty.call(message, "releaseRequested"))
                    $root.infinitydb.v1.ReleaseRequested.encode(message.releaseRequested, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.clockAdvanced != null && $Object.hasOwnProperty.call(message, "clockAdvanced"))
                    $root.infinitydb.v1.ClockAdvanced.encode(message.clockAdvanced, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.haltInstrument != null && $Object.hasOwnProperty.call(message, "haltInstrument"))
                    $root.infinitydb.v1.HaltInstrument.encode(message.haltInstrument, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.stateFunds != null && $Object.hasOwnProperty.call(message, "stateFunds"))
                    $root.infinitydb.v1.StateFunds.encode(message.stateFunds, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.setPartitions != null && $Object.hasOwnProperty.call(message, "setPartitions"))
                    $root.infinitydb.v1.SetPartitions.encode(message.setPartitions, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.allocateFunds != null && $Object.hasOwnProperty.call(message, "allocateFunds"))
                    $root.infinitydb.v1.AllocateFunds.encode(message.allocateFunds, writer.uint32(162).fork(), _depth + 1).ldelim();
                if (message.releaseFunds != null && $Object.hasOwnProperty.call(message, "releaseFunds"))
                    $root.infinitydb.v1.ReleaseFunds.encode(message.releaseFunds, writer.uint32(170).fork(), _depth + 1).ldelim();
                if (message.setPolicy != null && $Object.hasOwnProperty.call(message, "setPolicy"))
                    $root.infinitydb.v1.SetPolicy.encode(message.setPolicy, writer.uint32(178).fork(), _depth + 1).ldelim();
                if (message.pay != null && $Object.hasOwnProperty.call(message, "pay"))
                    $root.infinitydb.v1.Pay.encode(message.pay, writer.uint32(186).fork(), _depth + 1).ldelim();
                if (message.createData != null && $Object.hasOwnProperty.call(message, "createData"))
                    $root.infinitydb.v1.CreateData.encode(message.createData, writer.uint32(194).fork(), _depth + 1).ldelim();
                if (message.proposeMove != null && $Object.hasOwnProperty.call(message, "proposeMove"))
                    $root.infinitydb.v1.ProposeMove.encode(message.proposeMove, writer.uint32(202).fork(), _depth + 1).ldelim();
                if (message.acceptMove != null && $Object.hasOwnProperty.call(message, "acceptMove"))
                    $root.infinitydb.v1.AcceptMove.encode(message.acceptMove, writer.uint32(210).fork(), _depth + 1).ldelim();
                if (message.acceptQuote != null && $Object.hasOwnProperty.call(message, "acceptQuote"))
                    $root.infinitydb.v1.AcceptQuote.encode(message.acceptQuote, writer.uint32(218).fork(), _depth + 1).ldelim();
                if (message.commitDelivery != null && $Object.hasOwnProperty.call(message, "commitDelivery"))
                    $root.infinitydb.v1.CommitDelivery.encode(message.commitDelivery, writer.uint32(226).fork(), _depth + 1).ldelim();
                if (message.ackDelivery != null && $Object.hasOwnProperty.call(message, "ackDelivery"))
                    $root.infinitydb.v1.AckDelivery.encode(message.ackDelivery, writer.uint32(234).fork(), _depth + 1).ldelim();
                if (message.revealKey != null && $Object.hasOwnProperty.call(message, "revealKey"))
                    $root.infinitydb.v1.RevealKey.encode(message.revealKey, writer.uint32(242).fork(), _depth + 1).ldelim();
                if (message.acceptDelivery != null && $Object.hasOwnProperty.call(message, "acceptDelivery"))
                    $root.infinitydb.v1.AcceptDelivery.encode(message.acceptDelivery, writer.uint32(250).fork(), _depth + 1).ldelim();
                if (message.disputeDelivery != null && $Object.hasOwnProperty.call(message, "disputeDelivery"))
                    $root.infinitydb.v1.DisputeDelivery.encode(message.disputeDelivery, writer.uint32(258).fork(), _depth + 1).ldelim();
                if (message.acceptLease != null && $Object.hasOwnProperty.call(message, "acceptLease"))
                    $root.infinitydb.v1.AcceptLease.encode(message.acceptLease, writer.uint32(266).fork(), _depth + 1).ldelim();
                if (message.provePossession != null && $Object.hasOwnProperty.call(message, "provePossession"))
                    $root.infinitydb.v1.ProvePossession.encode(message.provePossession, writer.uint32(274).fork(), _depth + 1).ldelim();
                if (message.endLease != null && $Object.hasOwnProperty.call(message, "endLease"))
                    $root.infinitydb.v1.EndLease.encode(message.endLease, writer.uint32(282).fork(), _depth + 1).ldelim();
                if (message.takeRepair != null && $Object.hasOwnProperty.call(message, "takeRepair"))
                    $root.infinitydb.v1.TakeRepair.encode(message.takeRepair, writer.uint32(290).fork(), _depth + 1).ldelim();
                if (message.openChannel != null && $Object.hasOwnProperty.call(message, "openChannel"))
                    $root.infinitydb.v1.OpenChannel.encode(message.openChannel, writer.uint32(298).fork(), _depth + 1).ldelim();
                if (message.redeemVoucher != null && $Object.hasOwnProperty.call(message, "redeemVoucher"))
                    $root.infinitydb.v1.RedeemVoucher.encode(message.redeemVoucher, writer.uint32(306).fork(), _depth + 1).ldelim();
                if (message.enrolAgent != null && $Object.hasOwnProperty.call(message, "enrolAgent"))
                    $root.infinitydb.v1.EnrolAgent.encode(message.enrolAgent, writer.uint32(402).fork(), _depth + 1).ldelim();
                if (message.fundAgent != null && $Object.hasOwnProperty.call(message, "fundAgent"))
                    $root.infinitydb.v1.FundAgent.encode(message.fundAgent, writer.uint32(410).fork(), _depth + 1).ldelim();
                if (message.sweepAgent != null && $Object.hasOwnProperty.call(message, "sweepAgent"))
                    $root.infinitydb.v1.SweepAgent.encode(message.sweepAgent, writer.uint32(418).fork(), _depth + 1).ldelim();
                if (message.revokeAgent != null && $Object.hasOwnProperty.call(message, "revokeAgent"))
                    $root.infinitydb.v1.RevokeAgent.encode(message.revokeAgent, writer.uint32(426).fork(), _depth + 1).ldelim();
                if (message.withdraw != null && $Object.hasOwnProperty.call(message, "withdraw"))
                    $root.infinitydb.v1.Withdraw.encode(message.withdraw, writer.uint32(434).fork(), _depth + 1).ldelim();
                if (message.postBond != null && $Object.hasOwnProperty.call(message, "postBond"))
                    $root.infinitydb.v1.PostBond.encode(message.postBond, writer.uint32(442).fork(), _depth + 1).ldelim();
                if (message.returnBond != null && $Object.hasOwnProperty.call(message, "returnBond"))
                    $root.infinitydb.v1.ReturnBond.encode(message.returnBond, writer.uint32(450).fork(), _depth + 1).ldelim();
                if (message.depositSeen != null && $Object.hasOwnProperty.call(message, "depositSeen"))
                    $root.infinitydb.v1.DepositSeen.encode(message.depositSeen, writer.uint32(562).fork(), _depth + 1).ldelim();
                if (message.withdrawalConfirmed != null && $Object.hasOwnProperty.call(message, "withdrawalConfirmed"))
                    $root.infinitydb.v1.WithdrawalConfirmed.encode(message.withdrawalConfirmed, writer.uint32(570).fork(), _depth + 1).ldelim();
                if (message.withdrawalLapsed != null && $Object.hasOwnProperty.call(message, "withdrawalLapsed"))
                    $root.infinitydb.v1.WithdrawalLapsed.encode(message.withdrawalLapsed, writer.uint32(578).fork(), _depth + 1).ldelim();
                if (message.checkpointPublished != null && $Object.hasOwnProperty.call(message, "checkpointPublished"))
                    $root.infinitydb.v1.CheckpointPublished.encode(message.checkpointPublished, writer.uint32(586).fork(), _depth + 1).ldelim();
                if (message.commitState != null && $Object.hasOwnProperty.call(message, "commitState"))
                    $root.infinitydb.v1.CommitState.encode(message.commitState, writer.uint32(594).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Command.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Command();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.placeOrder = $root.infinitydb.v1.PlaceOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.placeOrder);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.cancelOrder = $root.infinitydb.v1.CancelOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.cancelOrder);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.replaceOrder = $root.infinitydb.v1.ReplaceOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.replaceOrder);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.cancelAll = $root.infinitydb.v1.CancelAll.decode(reader, reader.size(), $undefined, _depth + 1, message.cancelAll);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.takeNegotiation = $root.infinitydb.v1.TakeNegotiation.decode(reader, reader.size(), $undefined, _depth + 1, message.takeNegotiation);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.fundsAllocated = $root.infinitydb.v1.FundsAllocated.decode(reader, reader.size(), $undefined, _depth + 1, message.fundsAllocated);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.releaseRequested = $root.infinitydb.v1.ReleaseRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.releaseRequested);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.clockAdvanced = $root.infinitydb.v1.ClockAdvanced.decode(reader, reader.size(), $undefined, _depth + 1, message.clockAdvanced);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.haltInstrument = $root.infinitydb.v1.HaltInstrument.decode(reader, reader.size(), $undefined, _depth + 1, message.haltInstrument);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.stateFunds = $root.infinitydb.v1.StateFunds.decode(reader, reader.size(), $undefined, _depth + 1, message.stateFunds);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.setPartitions = $root.infinitydb.v1.SetPartitions.decode(reader, reader.size(), $undefined, _depth + 1, message.setPartitions);
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.allocateFunds = $root.infinitydb.v1.AllocateFunds.decode(reader, reader.size(), $undefined, _depth + 1, message.allocateFunds);
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.releaseFunds = $root.infinitydb.v1.ReleaseFunds.decode(reader, reader.size(), $undefined, _depth + 1, message.releaseFunds);
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.setPolicy = $root.infinitydb.v1.SetPolicy.decode(reader, reader.size(), $undefined, _depth + 1, message.setPolicy);
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.pay = $root.infinitydb.v1.Pay.decode(reader, reader.size(), $undefined, _depth + 1, message.pay);
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.createData = $root.infinitydb.v1.CreateData.decode(reader, reader.size(), $undefined, _depth + 1, message.createData);
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.proposeMove = $root.infinitydb.v1.ProposeMove.decode(reader, reader.size(), $undefined, _depth + 1, message.proposeMove);
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.acceptMove = $root.infinitydb.v1.AcceptMove.decode(reader, reader.size(), $undefined, _depth + 1, message.acceptMove);
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            message.acceptQuote = $root.infinitydb.v1.AcceptQuote.decode(reader, reader.size(), $undefined, _depth + 1, message.acceptQuote);
                            continue;
                        }
                    case 28: {
                            if (wireType !== 2)
                                break;
                            message.commitDelivery = $root.infinitydb.v1.CommitDelivery.decode(reader, reader.size(), $undefined, _depth + 1, message.commitDelivery);
                            continue;
                        }
                    case 29: {
                            if (wireType !== 2)
                                break;
                            message.ackDelivery = $root.infinitydb.v1.AckDelivery.decode(reader, reader.size(), $undefined, _depth + 1, message.ackDelivery);
                            continue;
                        }
                    case 30: {
                            if (wireType !== 2)
                                break;
                            message.revealKey = $root.infinitydb.v1.RevealKey.decode(reader, reader.size(), $undefined, _depth + 1, message.revealKey);
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.acceptDelivery = $root.infinitydb.v1.AcceptDelivery.decode(reader, reader.size(), $undefined, _depth + 1, message.acceptDelivery);
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.disputeDelivery = $root.infinitydb.v1.DisputeDelivery.decode(reader, reader.size(), $undefined, _depth + 1, message.disputeDelivery);
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.acceptLease = $root.infinitydb.v1.AcceptLease.decode(reader, reader.size(), $undefined, _depth + 1, message.acceptLease);
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.provePossession = $root.infinitydb.v1.ProvePossession.decode(reader, reader.size(), $undefined, _depth + 1, message.provePossession);
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            message.endLease = $root.infinitydb.v1.EndLease.decode(reader, reader.size(), $undefined, _depth + 1, message.endLease);
                            continue;
                        }
                    case 36: {
                            if (wireType !== 2)
                                break;
                            message.takeRepair = $root.infinitydb.v1.TakeRepair.decode(reader, reader.size(), $undefined, _depth + 1, message.takeRepair);
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            message.openChannel = $root.infinitydb.v1.OpenChannel.decode(reader, reader.size(), $undefined, _depth + 1, message.openChannel);
                            continue;
                        }
                    case 38: {
                            if (wireType !== 2)
                                break;
                            message.redeemVoucher = $root.infinitydb.v1.RedeemVoucher.decode(reader, reader.size(), $undefined, _depth + 1, message.redeemVoucher);
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.enrolAgent = $root.infinitydb.v1.EnrolAgent.decode(reader, reader.size(), $undefined, _depth + 1, message.enrolAgent);
                            continue;
                        }
                    case 51: {
                            if (wireType !== 2)
                                break;
                            message.fundAgent = $root.infinitydb.v1.FundAgent.decode(reader, reader.size(), $undefined, _depth + 1, message.fundAgent);
                            continue;
                        }
                    case 52: {
                            if (wireType !== 2)
                                break;
                            message.sweepAgent = $root.infinitydb.v1.SweepAgent.decode(reader, reader.size(), $undefined, _depth + 1, message.sweepAgent);
                            continue;
                        }
                    case 53: {
                            if (wireType !== 2)
                                break;
                            message.revokeAgent = $root.infinitydb.v1.RevokeAgent.decode(reader, reader.size(), $undefined, _depth + 1, message.revokeAgent);
                            continue;
                        }
                    case 54: {
                            if (wireType !== 2)
                                break;
                            message.withdraw = $root.infinitydb.v1.Withdraw.decode(reader, reader.size(), $undefined, _depth + 1, message.withdraw);
                            continue;
                        }
                    case 55: {
                            if (wireType !== 2)
                                break;
                            message.postBond = $root.infinitydb.v1.PostBond.decode(reader, reader.size(), $undefined, _depth + 1, message.postBond);
                            continue;
                        }
                    case 56: {
                            if (wireType !== 2)
                                break;
                            message.returnBond = $root.infinitydb.v1.ReturnBond.decode(reader, reader.size(), $undefined, _depth + 1, message.returnBond);
                            continue;
                        }
                    case 70: {
                            if (wireType !== 2)
                                break;
                            message.depositSeen = $root.infinitydb.v1.DepositSeen.decode(reader, reader.size(), $undefined, _depth + 1, message.depositSeen);
                            continue;
                        }
                    case 71: {
                            if (wireType !== 2)
                                break;
                            message.withdrawalConfirmed = $root.infinitydb.v1.WithdrawalConfirmed.decode(reader, reader.size(), $undefined, _depth + 1, message.withdrawalConfirmed);
                            continue;
                        }
                    case 72: {
                            if (wireType !== 2)
                                break;
                            message.withdrawalLapsed = $root.infinitydb.v1.WithdrawalLapsed.decode(reader, reader.size(), $undefined, _depth + 1, message.withdrawalLapsed);
                            continue;
                        }
                    case 73: {
                            if (wireType !== 2)
                                break;
                            message.checkpointPublished = $root.infinitydb.v1.CheckpointPublished.decode(reader, reader.size(), $undefined, _depth + 1, message.checkpointPublished);
                            continue;
                        }
                    case 74: {
                            if (wireType !== 2)
                                break;
                            message.commitState = $root.infinitydb.v1.CommitState.decode(reader, reader.size(), $undefined, _depth + 1, message.commitState);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Command;
        })();

        v1.Side = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SIDE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SIDE_BID"] = 1;
            values[valuesById[2] = "SIDE_ASK"] = 2;
            return values;
        })();

        v1.OrderType = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ORDER_TYPE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ORDER_TYPE_LIMIT"] = 1;
            values[valuesById[2] = "ORDER_TYPE_MARKET"] = 2;
            values[valuesById[3] = "ORDER_TYPE_IOC"] = 3;
            values[valuesById[4] = "ORDER_TYPE_FOK"] = 4;
            values[valuesById[5] = "ORDER_TYPE_POST_ONLY"] = 5;
            values[valuesById[6] = "ORDER_TYPE_GOOD_TILL_DATE"] = 6;
            values[valuesById[7] = "ORDER_TYPE_ALL_OR_NONE"] = 7;
            values[valuesById[8] = "ORDER_TYPE_MIN_FILL"] = 8;
            return values;
        })();

        v1.RepairMandate = (function() {

            const RepairMandate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RepairMandate.prototype.maxPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairMandate.prototype.reward = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairMandate.prototype.reserve = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairMandate.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RepairMandate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.maxPrice != null && $Object.hasOwnProperty.call(message, "maxPrice") && (typeof message.maxPrice === "object" ? message.maxPrice.low || message.maxPrice.high : message.maxPrice !== 0))
                    writer.uint32(8).uint64(message.maxPrice);
                if (message.reward != null && $Object.hasOwnProperty.call(message, "reward") && (typeof message.reward === "object" ? message.reward.low || message.reward.high : message.reward !== 0))
                    writer.uint32(16).uint64(message.reward);
                if (message.reserve != null && $Object.hasOwnProperty.call(message, "reserve") && (typeof message.reserve === "object" ? message.reserve.low || message.reserve.high : message.reserve !== 0))
                    writer.uint32(24).uint64(message.reserve);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(32).uint64(message.untilMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RepairMandate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.RepairMandate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxPrice = value;
                            else
                                delete message.maxPrice;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.reward = value;
                            else
                                delete message.reward;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.reserve = value;
                            else
                                delete message.reserve;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RepairMandate;
        })();

        v1.PlaceOrder = (function() {

            const PlaceOrder = function (properties) {
                this.avoidAgents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PlaceOrder.prototype.instrument = "";
            PlaceOrder.prototype.side = 0;
            PlaceOrder.prototype.orderType = 0;
            PlaceOrder.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.spread = 0;
            PlaceOrder.prototype.avoidAgents = $util.emptyArray;
            PlaceOrder.prototype.object = $util.newBuffer([]);
            PlaceOrder.prototype.mandate = null;
            PlaceOrder.prototype.collateralPerLot = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.readPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.minFill = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.goodTillMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PlaceOrder.prototype.maxTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PlaceOrder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(10).string(message.instrument);
                if (message.side != null && $Object.hasOwnProperty.call(message, "side") && message.side !== 0)
                    writer.uint32(16).int32(message.side);
                if (message.orderType != null && $Object.hasOwnProperty.call(message, "orderType") && message.orderType !== 0)
                    writer.uint32(24).int32(message.orderType);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(32).uint64(message.price);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(40).uint64(message.quantity);
                if (message.spread != null && $Object.hasOwnProperty.call(message, "spread") && message.spread !== 0)
                    writer.uint32(48).int32(message.spread);
                if (message.avoidAgents != null && message.avoidAgents.length)
                    for (let i = 0; i < message.avoidAgents.length; ++i)
                        writer.uint32(58).bytes(message.avoidAgents[i]);
                if (message.object != null && $Object.hasOwnProperty.call(message, "object") && message.object.length)
                    writer.uint32(66).bytes(message.object);
                if (message.mandate != null && $Object.hasOwnProperty.call(message, "mandate"))
                    $root.infinitydb.v1.RepairMandate.encode(message.mandate, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.collateralPerLot != null && $Object.hasOwnProperty.call(message, "collateralPerLot") && (typeof message.collateralPerLot === "object" ? message.collateralPerLot.low || message.collateralPerLot.high : message.collateralPerLot !== 0))
                    writer.uint32(80).uint64(message.collateralPerLot);
                if (message.readPrice != null && $Object.hasOwnProperty.call(message, "readPrice") && (typeof message.readPrice === "object" ? message.readPrice.low || message.readPrice.high : message.readPrice !== 0))
                    writer.uint32(88).uint64(message.readPrice);
                if (message.minFill != null && $Object.hasOwnProperty.call(message, "minFill") && (typeof message.minFill === "object" ? message.minFill.low || message.minFill.high : message.minFill !== 0))
                    writer.uint32(96).uint64(message.minFill);
                if (message.goodTillMs != null && $Object.hasOwnProperty.call(message, "goodTillMs") && (typeof message.goodTillMs === "object" ? message.goodTillMs.low || message.goodTillMs.high : message.goodTillMs !== 0))
                    writer.uint32(104).uint64(message.goodTillMs);
                if (message.maxTotal != null && $Object.hasOwnProperty.call(message, "maxTotal") && (typeof message.maxTotal === "object" ? message.maxTotal.low || message.maxTotal.high : message.maxTotal !== 0))
                    writer.uint32(112).uint64(message.maxTotal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PlaceOrder.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.PlaceOrder();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.side = value;
                            else
                                delete message.side;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.orderType = value;
                            else
                                delete message.orderType;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.spread = value;
                            else
                                delete message.spread;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.avoidAgents && message.avoidAgents.length))
                                message.avoidAgents = [];
                            message.avoidAgents.push(reader.bytes());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.object = value;
                            else
                                delete message.object;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.mandate = $root.infinitydb.v1.RepairMandate.decode(reader, reader.size(), $undefined, _depth + 1, message.mandate);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.collateralPerLot = value;
                            else
                                delete message.collateralPerLot;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.readPrice = value;
                            else
                                delete message.readPrice;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.minFill = value;
                            else
                                delete message.minFill;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.goodTillMs = value;
                            else
                                delete message.goodTillMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxTotal = value;
                            else
                                delete message.maxTotal;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PlaceOrder;
        })();

        v1.CancelOrder = (function() {

            const CancelOrder = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CancelOrder.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            CancelOrder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(8).uint64(message.orderId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CancelOrder.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CancelOrder();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CancelOrder;
        })();

        v1.ReplaceOrder = (function() {

            const ReplaceOrder = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplaceOrder.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplaceOrder.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplaceOrder.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReplaceOrder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(8).uint64(message.orderId);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(16).uint64(message.price);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(24).uint64(message.quantity);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplaceOrder.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ReplaceOrder();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReplaceOrder;
        })();

        v1.CancelAll = (function() {

            const CancelAll = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CancelAll.prototype.instrument = "";

            CancelAll.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(10).string(message.instrument);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CancelAll.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CancelAll();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CancelAll;
        })();

        v1.TakeNegotiation = (function() {

            const TakeNegotiation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TakeNegotiation.prototype.negotiationId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TakeNegotiation.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TakeNegotiation.prototype.maxPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TakeNegotiation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.negotiationId != null && $Object.hasOwnProperty.call(message, "negotiationId") && (typeof message.negotiationId === "object" ? message.negotiationId.low || message.negotiationId.high : message.negotiationId !== 0))
                    writer.uint32(8).uint64(message.negotiationId);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(16).uint64(message.quantity);
                if (message.maxPrice != null && $Object.hasOwnProperty.call(message, "maxPrice") && (typeof message.maxPrice === "object" ? message.maxPrice.low || message.maxPrice.high : message.maxPrice !== 0))
                    writer.uint32(24).uint64(message.maxPrice);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TakeNegotiation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.TakeNegotiation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.negotiationId = value;
                            else
                                delete message.negotiationId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxPrice = value;
                            else
                                delete message.maxPrice;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TakeNegotiation;
        })();

        v1.FundsAllocated = (function() {

            const FundsAllocated = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FundsAllocated.prototype.agent = $util.newBuffer([]);
            FundsAllocated.prototype.owner = $util.newBuffer([]);
            FundsAllocated.prototype.asset = 0;
            FundsAllocated.prototype.amount = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FundsAllocated.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(18).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.amount != null && $Object.hasOwnProperty.call(message, "amount") && (typeof message.amount === "object" ? message.amount.low || message.amount.high : message.amount !== 0))
                    writer.uint32(32).uint64(message.amount);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FundsAllocated.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FundsAllocated();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.amount = value;
                            else
                                delete message.amount;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FundsAllocated;
        })();

        v1.ReleaseRequested = (function() {

            const ReleaseRequested = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReleaseRequested.prototype.agent = $util.newBuffer([]);
            ReleaseRequested.prototype.asset = 0;
            ReleaseRequested.prototype.amount = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReleaseRequested.prototype.releaseId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReleaseRequested.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amount != null && $Object.hasOwnProperty.call(message, "amount") && (typeof message.amount === "object" ? message.amount.low || message.amount.high : message.amount !== 0))
                    writer.uint32(24).uint64(message.amount);
                if (message.releaseId != null && $Object.hasOwnProperty.call(message, "releaseId") && (typeof message.releaseId === "object" ? message.releaseId.low || message.releaseId.high : message.releaseId !== 0))
                    writer.uint32(32).uint64(message.releaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReleaseRequested.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ReleaseRequested();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.amount = value;
                            else
                                delete message.amount;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.releaseId = value;
                            else
                                delete message.releaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReleaseRequested;
        })();

        v1.ClockAdvanced = (function() {

            const ClockAdvanced = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ClockAdvanced.prototype.publishedSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ClockAdvanced.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publishedSize != null && $Object.hasOwnProperty.call(message, "publishedSize") && (typeof message.publishedSize === "object" ? message.publishedSize.low || message.publishedSize.high : message.publishedSize !== 0))
                    writer.uint32(8).uint64(message.publishedSize);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ClockAdvanced.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ClockAdvanced();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.publishedSize = value;
                            else
                                delete message.publishedSize;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClockAdvanced;
        })();

        v1.HaltInstrument = (function() {

            const HaltInstrument = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HaltInstrument.prototype.instrument = "";
            HaltInstrument.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HaltInstrument.prototype.reason = "";

            HaltInstrument.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(10).string(message.instrument);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(16).uint64(message.untilMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(26).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HaltInstrument.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.HaltInstrument();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HaltInstrument;
        })();

        v1.StateFunds = (function() {

            const StateFunds = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            StateFunds.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            StateFunds.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.StateFunds();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StateFunds;
        })();

        v1.SetPartitions = (function() {

            const SetPartitions = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SetPartitions.prototype.bookPartitions = 0;

            SetPartitions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bookPartitions != null && $Object.hasOwnProperty.call(message, "bookPartitions") && message.bookPartitions !== 0)
                    writer.uint32(8).uint32(message.bookPartitions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SetPartitions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SetPartitions();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.bookPartitions = value;
                            else
                                delete message.bookPartitions;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetPartitions;
        })();

        v1.AllocateFunds = (function() {

            const AllocateFunds = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AllocateFunds.prototype.asset = 0;
            AllocateFunds.prototype.amountBaseUnits = $util.newBuffer([]);
            AllocateFunds.prototype.partition = 0;

            AllocateFunds.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(8).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(18).bytes(message.amountBaseUnits);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(24).uint32(message.partition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AllocateFunds.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AllocateFunds();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AllocateFunds;
        })();

        v1.ReleaseFunds = (function() {

            const ReleaseFunds = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReleaseFunds.prototype.asset = 0;
            ReleaseFunds.prototype.amountBaseUnits = $util.newBuffer([]);
            ReleaseFunds.prototype.partition = 0;

            ReleaseFunds.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(8).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(18).bytes(message.amountBaseUnits);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(24).uint32(message.partition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReleaseFunds.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ReleaseFunds();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReleaseFunds;
        })();

        v1.SetPolicy = (function() {

            const SetPolicy = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SetPolicy.prototype.policySha256 = $util.newBuffer([]);

            SetPolicy.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256") && message.policySha256.length)
                    writer.uint32(10).bytes(message.policySha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SetPolicy.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SetPolicy();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policySha256 = value;
                            else
                                delete message.policySha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetPolicy;
        })();

        v1.Pay = (function() {

            const Pay = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Pay.prototype.toAgent = $util.newBuffer([]);
            Pay.prototype.asset = 0;
            Pay.prototype.amountBaseUnits = $util.newBuffer([]);
            Pay.prototype.memo = "";

            Pay.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.toAgent != null && $Object.hasOwnProperty.call(message, "toAgent") && message.toAgent.length)
                    writer.uint32(10).bytes(message.toAgent);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.memo != null && $Object.hasOwnProperty.call(message, "memo") && message.memo !== "")
                    writer.uint32(34).string(message.memo);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Pay.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Pay();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.toAgent = value;
                            else
                                delete message.toAgent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.memo = value;
                            else
                                delete message.memo;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Pay;
        })();

        v1.CreateData = (function() {

            const CreateData = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateData.prototype.cid = $util.newBuffer([]);
            CreateData.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            CreateData.prototype.retentionSeconds = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            CreateData.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(10).bytes(message.cid);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(16).uint64(message.bytes);
                if (message.retentionSeconds != null && $Object.hasOwnProperty.call(message, "retentionSeconds") && (typeof message.retentionSeconds === "object" ? message.retentionSeconds.low || message.retentionSeconds.high : message.retentionSeconds !== 0))
                    writer.uint32(24).uint64(message.retentionSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateData.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CreateData();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.retentionSeconds = value;
                            else
                                delete message.retentionSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CreateData;
        })();

        v1.ProposeMove = (function() {

            const ProposeMove = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ProposeMove.prototype.toAgent = $util.newBuffer([]);
            ProposeMove.prototype.cid = $util.newBuffer([]);
            ProposeMove.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ProposeMove.prototype.asset = 0;
            ProposeMove.prototype.feeBaseUnits = $util.newBuffer([]);

            ProposeMove.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.toAgent != null && $Object.hasOwnProperty.call(message, "toAgent") && message.toAgent.length)
                    writer.uint32(10).bytes(message.toAgent);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(18).bytes(message.cid);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(24).uint64(message.bytes);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(32).uint32(message.asset);
                if (message.feeBaseUnits != null && $Object.hasOwnProperty.call(message, "feeBaseUnits") && message.feeBaseUnits.length)
                    writer.uint32(42).bytes(message.feeBaseUnits);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ProposeMove.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ProposeMove();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.toAgent = value;
                            else
                                delete message.toAgent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.feeBaseUnits = value;
                            else
                                delete message.feeBaseUnits;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProposeMove;
        })();

        v1.AcceptMove = (function() {

            const AcceptMove = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AcceptMove.prototype.fromAgent = $util.newBuffer([]);
            AcceptMove.prototype.cid = $util.newBuffer([]);
            AcceptMove.prototype.feeBaseUnits = $util.newBuffer([]);

            AcceptMove.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fromAgent != null && $Object.hasOwnProperty.call(message, "fromAgent") && message.fromAgent.length)
                    writer.uint32(10).bytes(message.fromAgent);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(18).bytes(message.cid);
                if (message.feeBaseUnits != null && $Object.hasOwnProperty.call(message, "feeBaseUnits") && message.feeBaseUnits.length)
                    writer.uint32(26).bytes(message.feeBaseUnits);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AcceptMove.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AcceptMove();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.fromAgent = value;
                            else
                                delete message.fromAgent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.feeBaseUnits = value;
                            else
                                delete message.feeBaseUnits;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcceptMove;
        })();

        v1.AcceptQuote = (function() {

            const AcceptQuote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AcceptQuote.prototype.quote = $util.newBuffer([]);
            AcceptQuote.prototype.sellerSignature = $util.newBuffer([]);

            AcceptQuote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.quote != null && $Object.hasOwnProperty.call(message, "quote") && message.quote.length)
                    writer.uint32(10).bytes(message.quote);
                if (message.sellerSignature != null && $Object.hasOwnProperty.call(message, "sellerSignature") && message.sellerSignature.length)
                    writer.uint32(18).bytes(message.sellerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AcceptQuote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AcceptQuote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.quote = value;
                            else
                                delete message.quote;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sellerSignature = value;
                            else
                                delete message.sellerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcceptQuote;
        })();

        v1.CommitDelivery = (function() {

            const CommitDelivery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommitDelivery.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            CommitDelivery.prototype.cid = $util.newBuffer([]);
            CommitDelivery.prototype.chunkBytes = 0;
            CommitDelivery.prototype.blockCount = 0;
            CommitDelivery.prototype.ciphertextRoot = $util.newBuffer([]);
            CommitDelivery.prototype.keyCommitment = $util.newBuffer([]);

            CommitDelivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(18).bytes(message.cid);
                if (message.chunkBytes != null && $Object.hasOwnProperty.call(message, "chunkBytes") && message.chunkBytes !== 0)
                    writer.uint32(24).uint32(message.chunkBytes);
                if (message.blockCount != null && $Object.hasOwnProperty.call(message, "blockCount") && message.blockCount !== 0)
                    writer.uint32(32).uint32(message.blockCount);
                if (message.ciphertextRoot != null && $Object.hasOwnProperty.call(message, "ciphertextRoot") && message.ciphertextRoot.length)
                    writer.uint32(42).bytes(message.ciphertextRoot);
                if (message.keyCommitment != null && $Object.hasOwnProperty.call(message, "keyCommitment") && message.keyCommitment.length)
                    writer.uint32(50).bytes(message.keyCommitment);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommitDelivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommitDelivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.chunkBytes = value;
                            else
                                delete message.chunkBytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.blockCount = value;
                            else
                                delete message.blockCount;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertextRoot = value;
                            else
                                delete message.ciphertextRoot;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.keyCommitment = value;
                            else
                                delete message.keyCommitment;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommitDelivery;
        })();

        v1.AckDelivery = (function() {

            const AckDelivery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AckDelivery.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            AckDelivery.prototype.commitSha256 = $util.newBuffer([]);

            AckDelivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.commitSha256 != null && $Object.hasOwnProperty.call(message, "commitSha256") && message.commitSha256.length)
                    writer.uint32(18).bytes(message.commitSha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AckDelivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AckDelivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.commitSha256 = value;
                            else
                                delete message.commitSha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AckDelivery;
        })();

        v1.RevealKey = (function() {

            const RevealKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RevealKey.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RevealKey.prototype.key = $util.newBuffer([]);

            RevealKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(18).bytes(message.key);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RevealKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.RevealKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RevealKey;
        })();

        v1.AcceptDelivery = (function() {

            const AcceptDelivery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AcceptDelivery.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AcceptDelivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AcceptDelivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AcceptDelivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcceptDelivery;
        })();

        v1.DisputeDelivery = (function() {

            const DisputeDelivery = function (properties) {
                this.ciphertextPath = [];
                this.contentPath = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DisputeDelivery.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DisputeDelivery.prototype.blockIndex = 0;
            DisputeDelivery.prototype.ciphertextBlock = $util.newBuffer([]);
            DisputeDelivery.prototype.ciphertextPath = $util.emptyArray;
            DisputeDelivery.prototype.contentLeafHash = $util.newBuffer([]);
            DisputeDelivery.prototype.contentPath = $util.emptyArray;

            DisputeDelivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.blockIndex != null && $Object.hasOwnProperty.call(message, "blockIndex") && message.blockIndex !== 0)
                    writer.uint32(16).uint32(message.blockIndex);
                if (message.ciphertextBlock != null && $Object.hasOwnProperty.call(message, "ciphertextBlock") && message.ciphertextBlock.length)
                    writer.uint32(26).bytes(message.ciphertextBlock);
                if (message.ciphertextPath != null && message.ciphertextPath.length)
                    for (let i = 0; i < message.ciphertextPath.length; ++i)
                        writer.uint32(34).bytes(message.ciphertextPath[i]);
                if (message.contentLeafHash != null && $Object.hasOwnProperty.call(message, "contentLeafHash") && message.contentLeafHash.length)
                    writer.uint32(42).bytes(message.contentLeafHash);
                if (message.contentPath != null && message.contentPath.length)
                    for (let i = 0; i < message.contentPath.length; ++i)
                        writer.uint32(50).bytes(message.contentPath[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DisputeDelivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.DisputeDelivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.blockIndex = value;
                            else
                                delete message.blockIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertextBlock = value;
                            else
                                delete message.ciphertextBlock;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ciphertextPath && message.ciphertextPath.length))
                                message.ciphertextPath = [];
                            message.ciphertextPath.push(reader.bytes());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.contentLeafHash = value;
                            else
                                delete message.contentLeafHash;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.contentPath && message.contentPath.length))
                                message.contentPath = [];
                            message.contentPath.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DisputeDelivery;
        })();

        v1.AcceptLease = (function() {

            const AcceptLease = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AcceptLease.prototype.terms = $util.newBuffer([]);
            AcceptLease.prototype.buyerSignature = $util.newBuffer([]);
            AcceptLease.prototype.sellerSignature = $util.newBuffer([]);

            AcceptLease.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.terms != null && $Object.hasOwnProperty.call(message, "terms") && message.terms.length)
                    writer.uint32(10).bytes(message.terms);
                if (message.buyerSignature != null && $Object.hasOwnProperty.call(message, "buyerSignature") && message.buyerSignature.length)
                    writer.uint32(18).bytes(message.buyerSignature);
                if (message.sellerSignature != null && $Object.hasOwnProperty.call(message, "sellerSignature") && message.sellerSignature.length)
                    writer.uint32(26).bytes(message.sellerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AcceptLease.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AcceptLease();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.terms = value;
                            else
                                delete message.terms;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyerSignature = value;
                            else
                                delete message.buyerSignature;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sellerSignature = value;
                            else
                                delete message.sellerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcceptLease;
        })();

        v1.ProvePossession = (function() {

            const ProvePossession = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ProvePossession.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ProvePossession.prototype.asset = 0;
            ProvePossession.prototype.proofSha256 = $util.newBuffer([]);

            ProvePossession.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(8).uint64(message.epoch);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.proofSha256 != null && $Object.hasOwnProperty.call(message, "proofSha256") && message.proofSha256.length)
                    writer.uint32(26).bytes(message.proofSha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ProvePossession.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ProvePossession();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.proofSha256 = value;
                            else
                                delete message.proofSha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProvePossession;
        })();

        v1.EndLease = (function() {

            const EndLease = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EndLease.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            EndLease.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                    writer.uint32(8).uint64(message.lease);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EndLease.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.EndLease();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lease = value;
                            else
                                delete message.lease;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EndLease;
        })();

        v1.TakeRepair = (function() {

            const TakeRepair = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TakeRepair.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TakeRepair.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TakeRepair.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                    writer.uint32(8).uint64(message.lease);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(16).uint64(message.price);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TakeRepair.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.TakeRepair();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lease = value;
                            else
                                delete message.lease;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TakeRepair;
        })();

        v1.OpenChannel = (function() {

            const OpenChannel = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OpenChannel.prototype.toAgent = $util.newBuffer([]);
            OpenChannel.prototype.asset = 0;
            OpenChannel.prototype.ceilingBaseUnits = $util.newBuffer([]);
            OpenChannel.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OpenChannel.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.toAgent != null && $Object.hasOwnProperty.call(message, "toAgent") && message.toAgent.length)
                    writer.uint32(10).bytes(message.toAgent);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.ceilingBaseUnits != null && $Object.hasOwnProperty.call(message, "ceilingBaseUnits") && message.ceilingBaseUnits.length)
                    writer.uint32(26).bytes(message.ceilingBaseUnits);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(32).uint64(message.untilMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OpenChannel.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.OpenChannel();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.toAgent = value;
                            else
                                delete message.toAgent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ceilingBaseUnits = value;
                            else
                                delete message.ceilingBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OpenChannel;
        })();

        v1.RedeemVoucher = (function() {

            const RedeemVoucher = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RedeemVoucher.prototype.channel = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RedeemVoucher.prototype.cumulativeBaseUnits = $util.newBuffer([]);
            RedeemVoucher.prototype.payerSignature = $util.newBuffer([]);

            RedeemVoucher.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && (typeof message.channel === "object" ? message.channel.low || message.channel.high : message.channel !== 0))
                    writer.uint32(8).uint64(message.channel);
                if (message.cumulativeBaseUnits != null && $Object.hasOwnProperty.call(message, "cumulativeBaseUnits") && message.cumulativeBaseUnits.length)
                    writer.uint32(18).bytes(message.cumulativeBaseUnits);
                if (message.payerSignature != null && $Object.hasOwnProperty.call(message, "payerSignature") && message.payerSignature.length)
                    writer.uint32(26).bytes(message.payerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RedeemVoucher.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.RedeemVoucher();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.channel = value;
                            else
                                delete message.channel;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cumulativeBaseUnits = value;
                            else
                                delete message.cumulativeBaseUnits;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payerSignature = value;
                            else
                                delete message.payerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RedeemVoucher;
        })();

        v1.EnrolAgent = (function() {

            const EnrolAgent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnrolAgent.prototype.agent = $util.newBuffer([]);
            EnrolAgent.prototype.owner = $util.newBuffer([]);
            EnrolAgent.prototype.natsKey = $util.newBuffer([]);
            EnrolAgent.prototype.dhtKey = $util.newBuffer([]);
            EnrolAgent.prototype.validUntilSeconds = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            EnrolAgent.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            EnrolAgent.prototype.ownerSignature = $util.newBuffer([]);
            EnrolAgent.prototype.agentSignature = $util.newBuffer([]);

            EnrolAgent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(18).bytes(message.owner);
                if (message.natsKey != null && $Object.hasOwnProperty.call(message, "natsKey") && message.natsKey.length)
                    writer.uint32(26).bytes(message.natsKey);
                if (message.dhtKey != null && $Object.hasOwnProperty.call(message, "dhtKey") && message.dhtKey.length)
                    writer.uint32(34).bytes(message.dhtKey);
                if (message.validUntilSeconds != null && $Object.hasOwnProperty.call(message, "validUntilSeconds") && (typeof message.validUntilSeconds === "object" ? message.validUntilSeconds.low || message.validUntilSeconds.high : message.validUntilSeconds !== 0))
                    writer.uint32(40).uint64(message.validUntilSeconds);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(48).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(58).bytes(message.ownerSignature);
                if (message.agentSignature != null && $Object.hasOwnProperty.call(message, "agentSignature") && message.agentSignature.length)
                    writer.uint32(66).bytes(message.agentSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnrolAgent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.EnrolAgent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.natsKey = value;
                            else
                                delete message.natsKey;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.dhtKey = value;
                            else
                                delete message.dhtKey;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.validUntilSeconds = value;
                            else
                                delete message.validUntilSeconds;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agentSignature = value;
                            else
                                delete message.agentSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EnrolAgent;
        })();

        v1.FundAgent = (function() {

            const FundAgent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FundAgent.prototype.agent = $util.newBuffer([]);
            FundAgent.prototype.owner = $util.newBuffer([]);
            FundAgent.prototype.asset = 0;
            FundAgent.prototype.amountBaseUnits = $util.newBuffer([]);
            FundAgent.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            FundAgent.prototype.ownerSignature = $util.newBuffer([]);

            FundAgent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(18).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(34).bytes(message.amountBaseUnits);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(40).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(50).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FundAgent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FundAgent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FundAgent;
        })();

        v1.SweepAgent = (function() {

            const SweepAgent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SweepAgent.prototype.agent = $util.newBuffer([]);
            SweepAgent.prototype.owner = $util.newBuffer([]);
            SweepAgent.prototype.asset = 0;
            SweepAgent.prototype.amountBaseUnits = $util.newBuffer([]);
            SweepAgent.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            SweepAgent.prototype.ownerSignature = $util.newBuffer([]);

            SweepAgent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(18).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(34).bytes(message.amountBaseUnits);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(40).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(50).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SweepAgent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SweepAgent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SweepAgent;
        })();

        v1.RevokeAgent = (function() {

            const RevokeAgent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RevokeAgent.prototype.agent = $util.newBuffer([]);
            RevokeAgent.prototype.owner = $util.newBuffer([]);
            RevokeAgent.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RevokeAgent.prototype.ownerSignature = $util.newBuffer([]);

            RevokeAgent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(18).bytes(message.owner);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(24).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(34).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RevokeAgent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.RevokeAgent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RevokeAgent;
        })();

        v1.Withdraw = (function() {

            const Withdraw = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Withdraw.prototype.owner = $util.newBuffer([]);
            Withdraw.prototype.asset = 0;
            Withdraw.prototype.amountBaseUnits = $util.newBuffer([]);
            Withdraw.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Withdraw.prototype.validUntilSeconds = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Withdraw.prototype.ownerSignature = $util.newBuffer([]);

            Withdraw.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(32).uint64(message.nonce);
                if (message.validUntilSeconds != null && $Object.hasOwnProperty.call(message, "validUntilSeconds") && (typeof message.validUntilSeconds === "object" ? message.validUntilSeconds.low || message.validUntilSeconds.high : message.validUntilSeconds !== 0))
                    writer.uint32(40).uint64(message.validUntilSeconds);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(50).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Withdraw.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Withdraw();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.validUntilSeconds = value;
                            else
                                delete message.validUntilSeconds;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Withdraw;
        })();

        v1.PostBond = (function() {

            const PostBond = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PostBond.prototype.owner = $util.newBuffer([]);
            PostBond.prototype.asset = 0;
            PostBond.prototype.amountBaseUnits = $util.newBuffer([]);
            PostBond.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            PostBond.prototype.ownerSignature = $util.newBuffer([]);

            PostBond.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(32).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(42).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PostBond.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.PostBond();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PostBond;
        })();

        v1.ReturnBond = (function() {

            const ReturnBond = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReturnBond.prototype.owner = $util.newBuffer([]);
            ReturnBond.prototype.asset = 0;
            ReturnBond.prototype.amountBaseUnits = $util.newBuffer([]);
            ReturnBond.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReturnBond.prototype.ownerSignature = $util.newBuffer([]);

            ReturnBond.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(32).uint64(message.nonce);
                if (message.ownerSignature != null && $Object.hasOwnProperty.call(message, "ownerSignature") && message.ownerSignature.length)
                    writer.uint32(42).bytes(message.ownerSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReturnBond.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ReturnBond();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ownerSignature = value;
                            else
                                delete message.ownerSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReturnBond;
        })();

        v1.DepositSeen = (function() {

            const DepositSeen = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DepositSeen.prototype.owner = $util.newBuffer([]);
            DepositSeen.prototype.asset = 0;
            DepositSeen.prototype.amountBaseUnits = $util.newBuffer([]);
            DepositSeen.prototype.agent = $util.newBuffer([]);
            DepositSeen.prototype.txHash = $util.newBuffer([]);
            DepositSeen.prototype.logIndex = 0;
            DepositSeen.prototype.blockNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DepositSeen.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(34).bytes(message.agent);
                if (message.txHash != null && $Object.hasOwnProperty.call(message, "txHash") && message.txHash.length)
                    writer.uint32(42).bytes(message.txHash);
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex") && message.logIndex !== 0)
                    writer.uint32(48).uint32(message.logIndex);
                if (message.blockNumber != null && $Object.hasOwnProperty.call(message, "blockNumber") && (typeof message.blockNumber === "object" ? message.blockNumber.low || message.blockNumber.high : message.blockNumber !== 0))
                    writer.uint32(56).uint64(message.blockNumber);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DepositSeen.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.DepositSeen();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.txHash = value;
                            else
                                delete message.txHash;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.logIndex = value;
                            else
                                delete message.logIndex;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.blockNumber = value;
                            else
                                delete message.blockNumber;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DepositSeen;
        })();

        v1.WithdrawalConfirmed = (function() {

            const WithdrawalConfirmed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            WithdrawalConfirmed.prototype.owner = $util.newBuffer([]);
            WithdrawalConfirmed.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            WithdrawalConfirmed.prototype.txHash = $util.newBuffer([]);
            WithdrawalConfirmed.prototype.blockNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            WithdrawalConfirmed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(16).uint64(message.nonce);
                if (message.txHash != null && $Object.hasOwnProperty.call(message, "txHash") && message.txHash.length)
                    writer.uint32(26).bytes(message.txHash);
                if (message.blockNumber != null && $Object.hasOwnProperty.call(message, "blockNumber") && (typeof message.blockNumber === "object" ? message.blockNumber.low || message.blockNumber.high : message.blockNumber !== 0))
                    writer.uint32(32).uint64(message.blockNumber);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            WithdrawalConfirmed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.WithdrawalConfirmed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.txHash = value;
                            else
                                delete message.txHash;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.blockNumber = value;
                            else
                                delete message.blockNumber;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WithdrawalConfirmed;
        })();

        v1.WithdrawalLapsed = (function() {

            const WithdrawalLapsed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            WithdrawalLapsed.prototype.owner = $util.newBuffer([]);
            WithdrawalLapsed.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            WithdrawalLapsed.prototype.blockTimeSeconds = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            WithdrawalLapsed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(10).bytes(message.owner);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                    writer.uint32(16).uint64(message.nonce);
                if (message.blockTimeSeconds != null && $Object.hasOwnProperty.call(message, "blockTimeSeconds") && (typeof message.blockTimeSeconds === "object" ? message.blockTimeSeconds.low || message.blockTimeSeconds.high : message.blockTimeSeconds !== 0))
                    writer.uint32(24).uint64(message.blockTimeSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            WithdrawalLapsed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.WithdrawalLapsed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.blockTimeSeconds = value;
                            else
                                delete message.blockTimeSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WithdrawalLapsed;
        })();

        v1.CheckpointPublished = (function() {

            const CheckpointPublished = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CheckpointPublished.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            CheckpointPublished.prototype.note = "";

            CheckpointPublished.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(8).uint64(message.epoch);
                if (message.note != null && $Object.hasOwnProperty.call(message, "note") && message.note !== "")
                    writer.uint32(18).string(message.note);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CheckpointPublished.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CheckpointPublished();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.note = value;
                            else
                                delete message.note;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CheckpointPublished;
        })();

        v1.CommitState = (function() {

            const CommitState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommitState.prototype.chainBlock = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            CommitState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chainBlock != null && $Object.hasOwnProperty.call(message, "chainBlock") && (typeof message.chainBlock === "object" ? message.chainBlock.low || message.chainBlock.high : message.chainBlock !== 0))
                    writer.uint32(8).uint64(message.chainBlock);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommitState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommitState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chainBlock = value;
                            else
                                delete message.chainBlock;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommitState;
        })();

        v1.Quote = (function() {

            const Quote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Quote.prototype.negotiationId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Quote.prototype.seller = $util.newBuffer([]);
            Quote.prototype.buyer = $util.newBuffer([]);
            Quote.prototype.cid = $util.newBuffer([]);
            Quote.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Quote.prototype.asset = 0;
            Quote.prototype.priceBaseUnits = $util.newBuffer([]);
            Quote.prototype.validUntilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Quote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.negotiationId != null && $Object.hasOwnProperty.call(message, "negotiationId") && (typeof message.negotiationId === "object" ? message.negotiationId.low || message.negotiationId.high : message.negotiationId !== 0))
                    writer.uint32(8).uint64(message.negotiationId);
                if (message.seller != null && $Object.hasOwnProperty.call(message, "seller") && message.seller.length)
                    writer.uint32(18).bytes(message.seller);
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(26).bytes(message.buyer);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(34).bytes(message.cid);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(40).uint64(message.bytes);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(48).uint32(message.asset);
                if (message.priceBaseUnits != null && $Object.hasOwnProperty.call(message, "priceBaseUnits") && message.priceBaseUnits.length)
                    writer.uint32(58).bytes(message.priceBaseUnits);
                if (message.validUntilMs != null && $Object.hasOwnProperty.call(message, "validUntilMs") && (typeof message.validUntilMs === "object" ? message.validUntilMs.low || message.validUntilMs.high : message.validUntilMs !== 0))
                    writer.uint32(64).uint64(message.validUntilMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Quote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Quote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.negotiationId = value;
                            else
                                delete message.negotiationId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.seller = value;
                            else
                                delete message.seller;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.priceBaseUnits = value;
                            else
                                delete message.priceBaseUnits;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.validUntilMs = value;
                            else
                                delete message.validUntilMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Quote;
        })();

        v1.SignedQuote = (function() {

            const SignedQuote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SignedQuote.prototype.quote = $util.newBuffer([]);
            SignedQuote.prototype.signature = $util.newBuffer([]);

            SignedQuote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.quote != null && $Object.hasOwnProperty.call(message, "quote") && message.quote.length)
                    writer.uint32(10).bytes(message.quote);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SignedQuote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SignedQuote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.quote = value;
                            else
                                delete message.quote;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignedQuote;
        })();

        v1.CodedRefusal = (function() {

            const CodedRefusal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CodedRefusal.prototype.code = 0;
            CodedRefusal.prototype.message = "";

            CodedRefusal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(8).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CodedRefusal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CodedRefusal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CodedRefusal;
        })();

        v1.DeclinedRequest = (function() {

            const DeclinedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeclinedRequest.prototype.code = 0;
            DeclinedRequest.prototype.message = "";
            DeclinedRequest.prototype.reason = "";

            DeclinedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(8).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(18).string(message.message);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(26).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeclinedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.DeclinedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeclinedRequest;
        })();

        v1.QuoteRequest = (function() {

            const QuoteRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QuoteRequest.prototype.buyer = $util.newBuffer([]);
            QuoteRequest.prototype.cid = $util.newBuffer([]);
            QuoteRequest.prototype.asset = 0;

            QuoteRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(10).bytes(message.buyer);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(18).bytes(message.cid);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QuoteRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.QuoteRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return QuoteRequest;
        })();

        v1.QuoteReply = (function() {

            const QuoteReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QuoteReply.prototype.quoted = null;
            QuoteReply.prototype.refused = null;

            let $oneOfFields;

            $Object.defineProperty(QuoteReply.prototype, "reply", {
                get: $util.oneOfGetter($oneOfFields = ["quoted", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            QuoteReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.quoted != null && $Object.hasOwnProperty.call(message, "quoted"))
                    $root.infinitydb.v1.SignedQuote.encode(message.quoted, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.infinitydb.v1.DeclinedRequest.encode(message.refused, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QuoteReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.QuoteReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.quoted = $root.infinitydb.v1.SignedQuote.decode(reader, reader.size(), $undefined, _depth + 1, message.quoted);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.infinitydb.v1.DeclinedRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return QuoteReply;
        })();

        v1.BuyRequest = (function() {

            const BuyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BuyRequest.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            BuyRequest.prototype.buyer = $util.newBuffer([]);
            BuyRequest.prototype.cid = $util.newBuffer([]);

            BuyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(18).bytes(message.buyer);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(26).bytes(message.cid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BuyRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.BuyRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BuyRequest;
        })();

        v1.Delivery = (function() {

            const Delivery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Delivery.prototype.address = "";
            Delivery.prototype.certificateFingerprint = $util.newBuffer([]);

            Delivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(10).string(message.address);
                if (message.certificateFingerprint != null && $Object.hasOwnProperty.call(message, "certificateFingerprint") && message.certificateFingerprint.length)
                    writer.uint32(18).bytes(message.certificateFingerprint);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Delivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Delivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.certificateFingerprint = value;
                            else
                                delete message.certificateFingerprint;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Delivery;
        })();

        v1.BuyReply = (function() {

            const BuyReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BuyReply.prototype.delivery = null;
            BuyReply.prototype.refused = null;

            let $oneOfFields;

            $Object.defineProperty(BuyReply.prototype, "reply", {
                get: $util.oneOfGetter($oneOfFields = ["delivery", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            BuyReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.delivery != null && $Object.hasOwnProperty.call(message, "delivery"))
                    $root.infinitydb.v1.Delivery.encode(message.delivery, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.infinitydb.v1.DeclinedRequest.encode(message.refused, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BuyReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.BuyReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.delivery = $root.infinitydb.v1.Delivery.decode(reader, reader.size(), $undefined, _depth + 1, message.delivery);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.infinitydb.v1.DeclinedRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BuyReply;
        })();

        v1.LeaseTerms = (function() {

            const LeaseTerms = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LeaseTerms.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LeaseTerms.prototype.object = $util.newBuffer([]);
            LeaseTerms.prototype.slot = 0;
            LeaseTerms.prototype.k = 0;
            LeaseTerms.prototype.n = 0;
            LeaseTerms.prototype.dataRoot = $util.newBuffer([]);
            LeaseTerms.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LeaseTerms.prototype.cidCount = 0;
            LeaseTerms.prototype.readPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LeaseTerms.prototype.firstEpoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LeaseTerms.prototype.lastEpoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            LeaseTerms.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.object != null && $Object.hasOwnProperty.call(message, "object") && message.object.length)
                    writer.uint32(18).bytes(message.object);
                if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                    writer.uint32(24).uint32(message.slot);
                if (message.k != null && $Object.hasOwnProperty.call(message, "k") && message.k !== 0)
                    writer.uint32(32).uint32(message.k);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && message.n !== 0)
                    writer.uint32(40).uint32(message.n);
                if (message.dataRoot != null && $Object.hasOwnProperty.call(message, "dataRoot") && message.dataRoot.length)
                    writer.uint32(50).bytes(message.dataRoot);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(56).uint64(message.bytes);
                if (message.cidCount != null && $Object.hasOwnProperty.call(message, "cidCount") && message.cidCount !== 0)
                    writer.uint32(64).uint32(message.cidCount);
                if (message.readPrice != null && $Object.hasOwnProperty.call(message, "readPrice") && (typeof message.readPrice === "object" ? message.readPrice.low || message.readPrice.high : message.readPrice !== 0))
                    writer.uint32(72).uint64(message.readPrice);
                if (message.firstEpoch != null && $Object.hasOwnProperty.call(message, "firstEpoch") && (typeof message.firstEpoch === "object" ? message.firstEpoch.low || message.firstEpoch.high : message.firstEpoch !== 0))
                    writer.uint32(80).uint64(message.firstEpoch);
                if (message.lastEpoch != null && $Object.hasOwnProperty.call(message, "lastEpoch") && (typeof message.lastEpoch === "object" ? message.lastEpoch.low || message.lastEpoch.high : message.lastEpoch !== 0))
                    writer.uint32(88).uint64(message.lastEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LeaseTerms.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.LeaseTerms();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.object = value;
                            else
                                delete message.object;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slot = value;
                            else
                                delete message.slot;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.k = value;
                            else
                                delete message.k;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.dataRoot = value;
                            else
                                delete message.dataRoot;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cidCount = value;
                            else
                                delete message.cidCount;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.readPrice = value;
                            else
                                delete message.readPrice;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstEpoch = value;
                            else
                                delete message.firstEpoch;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastEpoch = value;
                            else
                                delete message.lastEpoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LeaseTerms;
        })();

        v1.EventsMessage = (function() {

            const EventsMessage = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EventsMessage.prototype.partition = 0;
            EventsMessage.prototype.generation = 0;
            EventsMessage.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            EventsMessage.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            EventsMessage.prototype.frameBytes = $util.newBuffer([]);
            EventsMessage.prototype.sender = $util.newBuffer([]);
            EventsMessage.prototype.part = 0;
            EventsMessage.prototype.parts = 0;
            EventsMessage.prototype.events = $util.emptyArray;

            EventsMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(8).uint32(message.partition);
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && message.generation !== 0)
                    writer.uint32(16).uint32(message.generation);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(24).uint64(message.sequence);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(32).uint64(message.timeMs);
                if (message.frameBytes != null && $Object.hasOwnProperty.call(message, "frameBytes") && message.frameBytes.length)
                    writer.uint32(42).bytes(message.frameBytes);
                if (message.sender != null && $Object.hasOwnProperty.call(message, "sender") && message.sender.length)
                    writer.uint32(50).bytes(message.sender);
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(56).uint32(message.part);
                if (message.parts != null && $Object.hasOwnProperty.call(message, "parts") && message.parts !== 0)
                    writer.uint32(64).uint32(message.parts);
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.infinitydb.v1.MarketEvent.encode(message.events[i], writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EventsMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.EventsMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.generation = value;
                            else
                                delete message.generation;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.frameBytes = value;
                            else
                                delete message.frameBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sender = value;
                            else
                                delete message.sender;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.parts = value;
                            else
                                delete message.parts;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.infinitydb.v1.MarketEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EventsMessage;
        })();

        v1.MarketEvent = (function() {

            const MarketEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MarketEvent.prototype.frameRefused = null;
            MarketEvent.prototype.commandRefused = null;
            MarketEvent.prototype.orderAccepted = null;
            MarketEvent.prototype.orderClosed = null;
            MarketEvent.prototype.tradeMatched = null;
            MarketEvent.prototype.networkFeeCharged = null;
            MarketEvent.prototype.fundsCredited = null;
            MarketEvent.prototype.fundsReleased = null;
            MarketEvent.prototype.orderReplaced = null;
            MarketEvent.prototype.haltChanged = null;
            MarketEvent.prototype.fundsStated = null;

            let $oneOfFields;

            $Object.defineProperty(MarketEvent.prototype, "event", {
                get: $util.oneOfGetter($oneOfFields = ["frameRefused", "commandRefused", "orderAccepted", "orderClosed", "tradeMatched", "networkFeeCharged", "fundsCredited", "fundsReleased", "orderReplaced", "haltChanged", "fundsStated"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            MarketEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frameRefused != null && $Object.hasOwnProperty.call(message, "frameRefused"))
                    $root.infinitydb.v1.FrameRefused.encode(message.frameRefused, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.commandRefused != null && $Object.hasOwnProperty.call(message, "commandRefused"))
                    $root.infinitydb.v1.CommandRefused.encode(message.commandRefused, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.orderAccepted != null && $Object.hasOwnProperty.call(message, "orderAccepted"))
                    $root.infinitydb.v1.OrderAccepted.encode(message.orderAccepted, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.orderClosed != null && $Object.hasOwnProperty.call(message, "orderClosed"))
                    $root.infinitydb.v1.OrderClosed.encode(message.orderClosed, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.tradeMatched != null && $Object.hasOwnProperty.call(message, "tradeMatched"))
                    $root.infinitydb.v1.TradeMatched.encode(message.tradeMatched, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.networkFeeCharged != null && $Object.hasOwnProperty.call(message, "networkFeeCharged"))
                    $root.infinitydb.v1.NetworkFeeCharged.encode(message.networkFeeCharged, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.fundsCredited != null && $Object.hasOwnProperty.call(message, "fundsCredited"))
                    $root.infinitydb.v1.FundsCredited.encode(message.fundsCredited, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.fundsReleased != null && $Object.hasOwnProperty.call(message, "fundsReleased"))
                    $root.infinitydb.v1.FundsReleased.encode(message.fundsReleased, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.orderReplaced != null && $Object.hasOwnProperty.call(message, "orderReplaced"))
                    $root.infinitydb.v1.OrderReplaced.encode(message.orderReplaced, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.haltChanged != null && $Object.hasOwnProperty.call(message, "haltChanged"))
                    $root.infinitydb.v1.HaltChanged.encode(message.haltChanged, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.fundsStated != null && $Object.hasOwnProperty.call(message, "fundsStated"))
                    $root.infinitydb.v1.FundsStated.encode(message.fundsStated, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MarketEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.MarketEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.frameRefused = $root.infinitydb.v1.FrameRefused.decode(reader, reader.size(), $undefined, _depth + 1, message.frameRefused);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.commandRefused = $root.infinitydb.v1.CommandRefused.decode(reader, reader.size(), $undefined, _depth + 1, message.commandRefused);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.orderAccepted = $root.infinitydb.v1.OrderAccepted.decode(reader, reader.size(), $undefined, _depth + 1, message.orderAccepted);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.orderClosed = $root.infinitydb.v1.OrderClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.orderClosed);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.tradeMatched = $root.infinitydb.v1.TradeMatched.decode(reader, reader.size(), $undefined, _depth + 1, message.tradeMatched);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.networkFeeCharged = $root.infinitydb.v1.NetworkFeeCharged.decode(reader, reader.size(), $undefined, _depth + 1, message.networkFeeCharged);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.fundsCredited = $root.infinitydb.v1.FundsCredited.decode(reader, reader.size(), $undefined, _depth + 1, message.fundsCredited);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.fundsReleased = $root.infinitydb.v1.FundsReleased.decode(reader, reader.size(), $undefined, _depth + 1, message.fundsReleased);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.orderReplaced = $root.infinitydb.v1.OrderReplaced.decode(reader, reader.size(), $undefined, _depth + 1, message.orderReplaced);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.haltChanged = $root.infinitydb.v1.HaltChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.haltChanged);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.fundsStated = $root.infinitydb.v1.FundsStated.decode(reader, reader.size(), $undefined, _depth + 1, message.fundsStated);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MarketEvent;
        })();

        v1.FrameRefused = (function() {

            const FrameRefused = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FrameRefused.prototype.code = 0;
            FrameRefused.prototype.message = "";
            FrameRefused.prototype.expectedSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            FrameRefused.prototype.retryMs = 0;

            FrameRefused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(8).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(18).string(message.message);
                if (message.expectedSequence != null && $Object.hasOwnProperty.call(message, "expectedSequence") && (typeof message.expectedSequence === "object" ? message.expectedSequence.low || message.expectedSequence.high : message.expectedSequence !== 0))
                    writer.uint32(24).uint64(message.expectedSequence);
                if (message.retryMs != null && $Object.hasOwnProperty.call(message, "retryMs") && message.retryMs !== 0)
                    writer.uint32(32).uint32(message.retryMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FrameRefused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FrameRefused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expectedSequence = value;
                            else
                                delete message.expectedSequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryMs = value;
                            else
                                delete message.retryMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FrameRefused;
        })();

        v1.CommandRefused = (function() {

            const CommandRefused = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommandRefused.prototype.commandIndex = 0;
            CommandRefused.prototype.code = 0;
            CommandRefused.prototype.message = "";

            CommandRefused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(8).uint32(message.commandIndex);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(16).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(26).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommandRefused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommandRefused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommandRefused;
        })();

        v1.OrderAccepted = (function() {

            const OrderAccepted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OrderAccepted.prototype.commandIndex = 0;
            OrderAccepted.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderAccepted.prototype.agent = $util.newBuffer([]);
            OrderAccepted.prototype.instrument = "";
            OrderAccepted.prototype.side = 0;
            OrderAccepted.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderAccepted.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OrderAccepted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(8).uint32(message.commandIndex);
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(16).uint64(message.orderId);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(26).bytes(message.agent);
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(34).string(message.instrument);
                if (message.side != null && $Object.hasOwnProperty.call(message, "side") && message.side !== 0)
                    writer.uint32(40).int32(message.side);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(48).uint64(message.price);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(56).uint64(message.quantity);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OrderAccepted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.OrderAccepted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.side = value;
                            else
                                delete message.side;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OrderAccepted;
        })();

        v1.CloseReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CLOSE_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CLOSE_REASON_FILLED"] = 1;
            values[valuesById[2] = "CLOSE_REASON_CANCELLED"] = 2;
            values[valuesById[3] = "CLOSE_REASON_IOC"] = 3;
            values[valuesById[4] = "CLOSE_REASON_EXPIRED"] = 4;
            values[valuesById[5] = "CLOSE_REASON_NO_SELLERS"] = 5;
            values[valuesById[6] = "CLOSE_REASON_FILL_LIMIT"] = 6;
            values[valuesById[7] = "CLOSE_REASON_SELF_TRADE"] = 7;
            values[valuesById[8] = "CLOSE_REASON_FOK"] = 8;
            values[valuesById[9] = "CLOSE_REASON_MARKET"] = 9;
            values[valuesById[10] = "CLOSE_REASON_BAND"] = 10;
            values[valuesById[11] = "CLOSE_REASON_MOVED"] = 11;
            return values;
        })();

        v1.OrderClosed = (function() {

            const OrderClosed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OrderClosed.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderClosed.prototype.agent = $util.newBuffer([]);
            OrderClosed.prototype.reason = 0;
            OrderClosed.prototype.remaining = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OrderClosed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(8).uint64(message.orderId);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(18).bytes(message.agent);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(24).int32(message.reason);
                if (message.remaining != null && $Object.hasOwnProperty.call(message, "remaining") && (typeof message.remaining === "object" ? message.remaining.low || message.remaining.high : message.remaining !== 0))
                    writer.uint32(32).uint64(message.remaining);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OrderClosed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.OrderClosed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.remaining = value;
                            else
                                delete message.remaining;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OrderClosed;
        })();

        v1.TradeMatched = (function() {

            const TradeMatched = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TradeMatched.prototype.tradeId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.instrument = "";
            TradeMatched.prototype.asset = 0;
            TradeMatched.prototype.buyer = $util.newBuffer([]);
            TradeMatched.prototype.seller = $util.newBuffer([]);
            TradeMatched.prototype.bidOrderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.askOrderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.commandIndex = 0;
            TradeMatched.prototype.takerSide = 0;
            TradeMatched.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.collateral = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.spread = 0;
            TradeMatched.prototype.slot = 0;
            TradeMatched.prototype.object = $util.newBuffer([]);
            TradeMatched.prototype.readPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.reserveShare = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            TradeMatched.prototype.mandate = null;

            TradeMatched.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tradeId != null && $Object.hasOwnProperty.call(message, "tradeId") && (typeof message.tradeId === "object" ? message.tradeId.low || message.tradeId.high : message.tradeId !== 0))
                    writer.uint32(8).uint64(message.tradeId);
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(18).string(message.instrument);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(34).bytes(message.buyer);
                if (message.seller != null && $Object.hasOwnProperty.call(message, "seller") && message.seller.length)
                    writer.uint32(42).bytes(message.seller);
                if (message.bidOrderId != null && $Object.hasOwnProperty.call(message, "bidOrderId") && (typeof message.bidOrderId === "object" ? message.bidOrderId.low || message.bidOrderId.high : message.bidOrderId !== 0))
                    writer.uint32(48).uint64(message.bidOrderId);
                if (message.askOrderId != null && $Object.hasOwnProperty.call(message, "askOrderId") && (typeof message.askOrderId === "object" ? message.askOrderId.low || message.askOrderId.high : message.askOrderId !== 0))
                    writer.uint32(56).uint64(message.askOrderId);
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(64).uint32(message.commandIndex);
                if (message.takerSide != null && $Object.hasOwnProperty.call(message, "takerSide") && message.takerSide !== 0)
                    writer.uint32(72).int32(message.takerSide);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(80).uint64(message.price);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(88).uint64(message.quantity);
                if (message.collateral != null && $Object.hasOwnProperty.call(message, "collateral") && (typeof message.collateral === "object" ? message.collateral.low || message.collateral.high : message.collateral !== 0))
                    writer.uint32(96).uint64(message.collateral);
                if (message.spread != null && $Object.hasOwnProperty.call(message, "spread") && message.spread !== 0)
                    writer.uint32(104).int32(message.spread);
                if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                    writer.uint32(112).uint32(message.slot);
                if (message.object != null && $Object.hasOwnProperty.call(message, "object") && message.object.length)
                    writer.uint32(122).bytes(message.object);
                if (message.readPrice != null && $Object.hasOwnProperty.call(message, "readPrice") && (typeof message.readPrice === "object" ? message.readPrice.low || message.readPrice.high : message.readPrice !== 0))
                    writer.uint32(128).uint64(message.readPrice);
                if (message.reserveShare != null && $Object.hasOwnProperty.call(message, "reserveShare") && (typeof message.reserveShare === "object" ? message.reserveShare.low || message.reserveShare.high : message.reserveShare !== 0))
                    writer.uint32(136).uint64(message.reserveShare);
                if (message.mandate != null && $Object.hasOwnProperty.call(message, "mandate"))
                    $root.infinitydb.v1.RepairMandate.encode(message.mandate, writer.uint32(146).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TradeMatched.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.TradeMatched();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tradeId = value;
                            else
                                delete message.tradeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.seller = value;
                            else
                                delete message.seller;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bidOrderId = value;
                            else
                                delete message.bidOrderId;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.askOrderId = value;
                            else
                                delete message.askOrderId;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.takerSide = value;
                            else
                                delete message.takerSide;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.collateral = value;
                            else
                                delete message.collateral;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.spread = value;
                            else
                                delete message.spread;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slot = value;
                            else
                                delete message.slot;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.object = value;
                            else
                                delete message.object;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.readPrice = value;
                            else
                                delete message.readPrice;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.reserveShare = value;
                            else
                                delete message.reserveShare;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.mandate = $root.infinitydb.v1.RepairMandate.decode(reader, reader.size(), $undefined, _depth + 1, message.mandate);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TradeMatched;
        })();

        v1.OrderReplaced = (function() {

            const OrderReplaced = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OrderReplaced.prototype.commandIndex = 0;
            OrderReplaced.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderReplaced.prototype.agent = $util.newBuffer([]);
            OrderReplaced.prototype.price = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderReplaced.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderReplaced.prototype.keptPlace = false;

            OrderReplaced.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(8).uint32(message.commandIndex);
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(16).uint64(message.orderId);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(26).bytes(message.agent);
                if (message.price != null && $Object.hasOwnProperty.call(message, "price") && (typeof message.price === "object" ? message.price.low || message.price.high : message.price !== 0))
                    writer.uint32(32).uint64(message.price);
                if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                    writer.uint32(40).uint64(message.quantity);
                if (message.keptPlace != null && $Object.hasOwnProperty.call(message, "keptPlace") && message.keptPlace !== false)
                    writer.uint32(48).bool(message.keptPlace);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OrderReplaced.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.OrderReplaced();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.price = value;
                            else
                                delete message.price;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.quantity = value;
                            else
                                delete message.quantity;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.keptPlace = value;
                            else
                                delete message.keptPlace;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OrderReplaced;
        })();

        v1.HaltChanged = (function() {

            const HaltChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HaltChanged.prototype.commandIndex = 0;
            HaltChanged.prototype.instrument = "";
            HaltChanged.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HaltChanged.prototype.reason = "";

            HaltChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(8).uint32(message.commandIndex);
                if (message.instrument != null && $Object.hasOwnProperty.call(message, "instrument") && message.instrument !== "")
                    writer.uint32(18).string(message.instrument);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(24).uint64(message.untilMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(34).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HaltChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.HaltChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instrument = value;
                            else
                                delete message.instrument;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HaltChanged;
        })();

        v1.FundsStated = (function() {

            const FundsStated = function (properties) {
                this.totals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FundsStated.prototype.totals = $util.emptyArray;
            FundsStated.prototype.balancesSha256 = $util.newBuffer([]);

            FundsStated.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.totals != null && message.totals.length)
                    for (let i = 0; i < message.totals.length; ++i)
                        $root.infinitydb.v1.AssetTotal.encode(message.totals[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.balancesSha256 != null && $Object.hasOwnProperty.call(message, "balancesSha256") && message.balancesSha256.length)
                    writer.uint32(18).bytes(message.balancesSha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FundsStated.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FundsStated();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.totals && message.totals.length))
                                message.totals = [];
                            message.totals.push($root.infinitydb.v1.AssetTotal.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.balancesSha256 = value;
                            else
                                delete message.balancesSha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FundsStated;
        })();

        v1.AssetTotal = (function() {

            const AssetTotal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AssetTotal.prototype.asset = 0;
            AssetTotal.prototype.amount = $util.newBuffer([]);

            AssetTotal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(8).uint32(message.asset);
                if (message.amount != null && $Object.hasOwnProperty.call(message, "amount") && message.amount.length)
                    writer.uint32(18).bytes(message.amount);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AssetTotal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AssetTotal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amount = value;
                            else
                                delete message.amount;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AssetTotal;
        })();

        v1.NetworkFeeCharged = (function() {

            const NetworkFeeCharged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            NetworkFeeCharged.prototype.agent = $util.newBuffer([]);
            NetworkFeeCharged.prototype.amountInfo = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            NetworkFeeCharged.prototype.commandIndex = 0;

            NetworkFeeCharged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.amountInfo != null && $Object.hasOwnProperty.call(message, "amountInfo") && (typeof message.amountInfo === "object" ? message.amountInfo.low || message.amountInfo.high : message.amountInfo !== 0))
                    writer.uint32(16).uint64(message.amountInfo);
                if (message.commandIndex != null && $Object.hasOwnProperty.call(message, "commandIndex") && message.commandIndex !== 0)
                    writer.uint32(24).uint32(message.commandIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            NetworkFeeCharged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.NetworkFeeCharged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.amountInfo = value;
                            else
                                delete message.amountInfo;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.commandIndex = value;
                            else
                                delete message.commandIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NetworkFeeCharged;
        })();

        v1.FundsCredited = (function() {

            const FundsCredited = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FundsCredited.prototype.agent = $util.newBuffer([]);
            FundsCredited.prototype.asset = 0;
            FundsCredited.prototype.amount = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FundsCredited.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amount != null && $Object.hasOwnProperty.call(message, "amount") && (typeof message.amount === "object" ? message.amount.low || message.amount.high : message.amount !== 0))
                    writer.uint32(24).uint64(message.amount);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FundsCredited.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FundsCredited();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.amount = value;
                            else
                                delete message.amount;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FundsCredited;
        })();

        v1.FundsReleased = (function() {

            const FundsReleased = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FundsReleased.prototype.agent = $util.newBuffer([]);
            FundsReleased.prototype.asset = 0;
            FundsReleased.prototype.amount = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            FundsReleased.prototype.releaseId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FundsReleased.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amount != null && $Object.hasOwnProperty.call(message, "amount") && (typeof message.amount === "object" ? message.amount.low || message.amount.high : message.amount !== 0))
                    writer.uint32(24).uint64(message.amount);
                if (message.releaseId != null && $Object.hasOwnProperty.call(message, "releaseId") && (typeof message.releaseId === "object" ? message.releaseId.low || message.releaseId.high : message.releaseId !== 0))
                    writer.uint32(32).uint64(message.releaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FundsReleased.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FundsReleased();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.amount = value;
                            else
                                delete message.amount;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.releaseId = value;
                            else
                                delete message.releaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FundsReleased;
        })();

        v1.SignedFrame = (function() {

            const SignedFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SignedFrame.prototype.agentKey = $util.newBuffer([]);
            SignedFrame.prototype.partition = 0;
            SignedFrame.prototype.firstSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            SignedFrame.prototype.body = $util.newBuffer([]);
            SignedFrame.prototype.signature = $util.newBuffer([]);

            SignedFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agentKey != null && $Object.hasOwnProperty.call(message, "agentKey") && message.agentKey.length)
                    writer.uint32(10).bytes(message.agentKey);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(16).uint32(message.partition);
                if (message.firstSequence != null && $Object.hasOwnProperty.call(message, "firstSequence") && (typeof message.firstSequence === "object" ? message.firstSequence.low || message.firstSequence.high : message.firstSequence !== 0))
                    writer.uint32(24).uint64(message.firstSequence);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(34).bytes(message.body);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(42).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SignedFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SignedFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agentKey = value;
                            else
                                delete message.agentKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstSequence = value;
                            else
                                delete message.firstSequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignedFrame;
        })();

        v1.CommandBatch = (function() {

            const CommandBatch = function (properties) {
                this.commands = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommandBatch.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            CommandBatch.prototype.commands = $util.emptyArray;

            CommandBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(8).uint64(message.expiresAtMs);
                if (message.commands != null && message.commands.length)
                    for (let i = 0; i < message.commands.length; ++i)
                        $root.infinitydb.v1.Command.encode(message.commands[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommandBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommandBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.commands && message.commands.length))
                                message.commands = [];
                            message.commands.push($root.infinitydb.v1.Command.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommandBatch;
        })();

        v1.Manifest = (function() {

            const Manifest = function (properties) {
                this.slots = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Manifest.prototype.version = 0;
            Manifest.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Manifest.prototype.sealedSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Manifest.prototype.compression = 0;
            Manifest.prototype.k = 0;
            Manifest.prototype.n = 0;
            Manifest.prototype.segmentBytes = 0;
            Manifest.prototype.slots = $util.emptyArray;
            Manifest.prototype.inline = $util.newBuffer([]);

            Manifest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(8).uint32(message.version);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(16).uint64(message.size);
                if (message.sealedSize != null && $Object.hasOwnProperty.call(message, "sealedSize") && (typeof message.sealedSize === "object" ? message.sealedSize.low || message.sealedSize.high : message.sealedSize !== 0))
                    writer.uint32(24).uint64(message.sealedSize);
                if (message.compression != null && $Object.hasOwnProperty.call(message, "compression") && message.compression !== 0)
                    writer.uint32(32).int32(message.compression);
                if (message.k != null && $Object.hasOwnProperty.call(message, "k") && message.k !== 0)
                    writer.uint32(40).uint32(message.k);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && message.n !== 0)
                    writer.uint32(48).uint32(message.n);
                if (message.segmentBytes != null && $Object.hasOwnProperty.call(message, "segmentBytes") && message.segmentBytes !== 0)
                    writer.uint32(56).uint32(message.segmentBytes);
                if (message.slots != null && message.slots.length)
                    for (let i = 0; i < message.slots.length; ++i)
                        $root.infinitydb.v1.ManifestSlot.encode(message.slots[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.inline != null && $Object.hasOwnProperty.call(message, "inline") && message.inline.length)
                    writer.uint32(74).bytes(message.inline);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Manifest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Manifest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sealedSize = value;
                            else
                                delete message.sealedSize;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.compression = value;
                            else
                                delete message.compression;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.k = value;
                            else
                                delete message.k;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.segmentBytes = value;
                            else
                                delete message.segmentBytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.slots && message.slots.length))
                                message.slots = [];
                            message.slots.push($root.infinitydb.v1.ManifestSlot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.inline = value;
                            else
                                delete message.inline;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Manifest;
        })();

        v1.Compression = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "COMPRESSION_UNSPECIFIED"] = 0;
            values[valuesById[1] = "COMPRESSION_NONE"] = 1;
            values[valuesById[2] = "COMPRESSION_ZSTD"] = 2;
            return values;
        })();

        v1.ManifestSlot = (function() {

            const ManifestSlot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ManifestSlot.prototype.dataRoot = $util.newBuffer([]);
            ManifestSlot.prototype.cidCount = 0;

            ManifestSlot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.dataRoot != null && $Object.hasOwnProperty.call(message, "dataRoot") && message.dataRoot.length)
                    writer.uint32(10).bytes(message.dataRoot);
                if (message.cidCount != null && $Object.hasOwnProperty.call(message, "cidCount") && message.cidCount !== 0)
                    writer.uint32(16).uint32(message.cidCount);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ManifestSlot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ManifestSlot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.dataRoot = value;
                            else
                                delete message.dataRoot;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cidCount = value;
                            else
                                delete message.cidCount;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ManifestSlot;
        })();

        v1.Notice = (function() {

            const Notice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Notice.prototype.frameResult = null;
            Notice.prototype.tradeMatched = null;
            Notice.prototype.deliveryChanged = null;
            Notice.prototype.leaseChanged = null;
            Notice.prototype.epochChallenged = null;
            Notice.prototype.proofJudged = null;
            Notice.prototype.repairOpened = null;
            Notice.prototype.moveProposed = null;
            Notice.prototype.moveSettled = null;
            Notice.prototype.fundsCredited = null;
            Notice.prototype.orderClosed = null;
            Notice.prototype.partitionsOpened = null;

            let $oneOfFields;

            $Object.defineProperty(Notice.prototype, "notice", {
                get: $util.oneOfGetter($oneOfFields = ["frameResult", "tradeMatched", "deliveryChanged", "leaseChanged", "epochChallenged", "proofJudged", "repairOpened", "moveProposed", "moveSettled", "fundsCredited", "orderClosed", "partitionsOpened"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Notice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frameResult != null && $Object.hasOwnProperty.call(message, "frameResult"))
                    $root.infinitydb.v1.FrameResult.encode(message.frameResult, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.tradeMatched != null && $Object.hasOwnProperty.call(message, "tradeMatched"))
                    $root.infinitydb.v1.TradeNotice.encode(message.tradeMatched, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.deliveryChanged != null && $Object.hasOwnProperty.call(message, "deliveryChanged"))
                    $root.infinitydb.v1.DeliveryChanged.encode(message.deliveryChanged, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.leaseChanged != null && $Object.hasOwnProperty.call(message, "leaseChanged"))
                    $root.infinitydb.v1.LeaseChanged.encode(message.leaseChanged, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.epochChallenged != null && $Object.hasOwnProperty.call(message, "epochChallenged"))
                    $root.infinitydb.v1.EpochChallenged.encode(message.epochChallenged, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.proofJudged != null && $Object.hasOwnProperty.call(message, "proofJudged"))
                    $root.infinitydb.v1.ProofJudged.encode(message.proofJudged, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.repairOpened != null && $Object.hasOwnProperty.call(message, "repairOpened"))
                    $root.infinitydb.v1.RepairOpened.encode(message.repairOpened, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.moveProposed != null && $Object.hasOwnProperty.call(message, "moveProposed"))
                    $root.infinitydb.v1.MoveProposed.encode(message.moveProposed, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.moveSettled != null && $Object.hasOwnProperty.call(message, "moveSettled"))
                    $root.infinitydb.v1.MoveSettled.encode(message.moveSettled, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.fundsCredited != null && $Object.hasOwnProperty.call(message, "fundsCredited"))
                    $root.infinitydb.v1.AllocationCredited.encode(message.fundsCredited, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.orderClosed != null && $Object.hasOwnProperty.call(message, "orderClosed"))
                    $root.infinitydb.v1.OrderClosedNotice.encode(message.orderClosed, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.partitionsOpened != null && $Object.hasOwnProperty.call(message, "partitionsOpened"))
                    $root.infinitydb.v1.PartitionsOpened.encode(message.partitionsOpened, writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Notice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Notice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.frameResult = $root.infinitydb.v1.FrameResult.decode(reader, reader.size(), $undefined, _depth + 1, message.frameResult);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.tradeMatched = $root.infinitydb.v1.TradeNotice.decode(reader, reader.size(), $undefined, _depth + 1, message.tradeMatched);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.deliveryChanged = $root.infinitydb.v1.DeliveryChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.deliveryChanged);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.leaseChanged = $root.infinitydb.v1.LeaseChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.leaseChanged);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.epochChallenged = $root.infinitydb.v1.EpochChallenged.decode(reader, reader.size(), $undefined, _depth + 1, message.epochChallenged);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.proofJudged = $root.infinitydb.v1.ProofJudged.decode(reader, reader.size(), $undefined, _depth + 1, message.proofJudged);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.repairOpened = $root.infinitydb.v1.RepairOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.repairOpened);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.moveProposed = $root.infinitydb.v1.MoveProposed.decode(reader, reader.size(), $undefined, _depth + 1, message.moveProposed);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.moveSettled = $root.infinitydb.v1.MoveSettled.decode(reader, reader.size(), $undefined, _depth + 1, message.moveSettled);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.fundsCredited = $root.infinitydb.v1.AllocationCredited.decode(reader, reader.size(), $undefined, _depth + 1, message.fundsCredited);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.orderClosed = $root.infinitydb.v1.OrderClosedNotice.decode(reader, reader.size(), $undefined, _depth + 1, message.orderClosed);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.partitionsOpened = $root.infinitydb.v1.PartitionsOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.partitionsOpened);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Notice;
        })();

        v1.NoticeBatch = (function() {

            const NoticeBatch = function (properties) {
                this.notices = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            NoticeBatch.prototype.notices = $util.emptyArray;

            NoticeBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.notices != null && message.notices.length)
                    for (let i = 0; i < message.notices.length; ++i)
                        $root.infinitydb.v1.Notice.encode(message.notices[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            NoticeBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.NoticeBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notices && message.notices.length))
                                message.notices = [];
                            message.notices.push($root.infinitydb.v1.Notice.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NoticeBatch;
        })();

        v1.CommandDone = (function() {

            const CommandDone = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommandDone.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            CommandDone.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(8).uint64(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommandDone.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommandDone();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommandDone;
        })();

        v1.CommandOutcome = (function() {

            const CommandOutcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommandOutcome.prototype.done = null;
            CommandOutcome.prototype.refused = null;

            let $oneOfFields;

            $Object.defineProperty(CommandOutcome.prototype, "outcome", {
                get: $util.oneOfGetter($oneOfFields = ["done", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            CommandOutcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.done != null && $Object.hasOwnProperty.call(message, "done"))
                    $root.infinitydb.v1.CommandDone.encode(message.done, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.infinitydb.v1.CodedRefusal.encode(message.refused, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommandOutcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.CommandOutcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.done = $root.infinitydb.v1.CommandDone.decode(reader, reader.size(), $undefined, _depth + 1, message.done);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.infinitydb.v1.CodedRefusal.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommandOutcome;
        })();

        v1.FrameResult = (function() {

            const FrameResult = function (properties) {
                this.outcomes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FrameResult.prototype.partition = 0;
            FrameResult.prototype.firstSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            FrameResult.prototype.frameSha256 = $util.newBuffer([]);
            FrameResult.prototype.refused = null;
            FrameResult.prototype.outcomes = $util.emptyArray;
            FrameResult.prototype.treeSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FrameResult.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(8).uint32(message.partition);
                if (message.firstSequence != null && $Object.hasOwnProperty.call(message, "firstSequence") && (typeof message.firstSequence === "object" ? message.firstSequence.low || message.firstSequence.high : message.firstSequence !== 0))
                    writer.uint32(16).uint64(message.firstSequence);
                if (message.frameSha256 != null && $Object.hasOwnProperty.call(message, "frameSha256") && message.frameSha256.length)
                    writer.uint32(26).bytes(message.frameSha256);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.infinitydb.v1.FrameRefused.encode(message.refused, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.outcomes != null && message.outcomes.length)
                    for (let i = 0; i < message.outcomes.length; ++i)
                        $root.infinitydb.v1.CommandOutcome.encode(message.outcomes[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.treeSize != null && $Object.hasOwnProperty.call(message, "treeSize") && (typeof message.treeSize === "object" ? message.treeSize.low || message.treeSize.high : message.treeSize !== 0))
                    writer.uint32(48).uint64(message.treeSize);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FrameResult.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.FrameResult();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstSequence = value;
                            else
                                delete message.firstSequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.frameSha256 = value;
                            else
                                delete message.frameSha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.infinitydb.v1.FrameRefused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.outcomes && message.outcomes.length))
                                message.outcomes = [];
                            message.outcomes.push($root.infinitydb.v1.CommandOutcome.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.treeSize = value;
                            else
                                delete message.treeSize;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FrameResult;
        })();

        v1.TradeNotice = (function() {

            const TradeNotice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TradeNotice.prototype.trade = null;
            TradeNotice.prototype.deadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TradeNotice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade"))
                    $root.infinitydb.v1.TradeMatched.encode(message.trade, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && (typeof message.deadlineMs === "object" ? message.deadlineMs.low || message.deadlineMs.high : message.deadlineMs !== 0))
                    writer.uint32(16).uint64(message.deadlineMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TradeNotice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.TradeNotice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.trade = $root.infinitydb.v1.TradeMatched.decode(reader, reader.size(), $undefined, _depth + 1, message.trade);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TradeNotice;
        })();

        v1.AllocationCredited = (function() {

            const AllocationCredited = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AllocationCredited.prototype.partition = 0;
            AllocationCredited.prototype.asset = 0;
            AllocationCredited.prototype.amountBaseUnits = $util.newBuffer([]);

            AllocationCredited.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(8).uint32(message.partition);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.amountBaseUnits != null && $Object.hasOwnProperty.call(message, "amountBaseUnits") && message.amountBaseUnits.length)
                    writer.uint32(26).bytes(message.amountBaseUnits);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AllocationCredited.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.AllocationCredited();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.amountBaseUnits = value;
                            else
                                delete message.amountBaseUnits;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AllocationCredited;
        })();

        v1.DeliveryState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DELIVERY_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DELIVERY_STATE_COMMITTED"] = 1;
            values[valuesById[2] = "DELIVERY_STATE_ACKNOWLEDGED"] = 2;
            values[valuesById[3] = "DELIVERY_STATE_REVEALED"] = 3;
            values[valuesById[4] = "DELIVERY_STATE_SETTLED"] = 4;
            values[valuesById[5] = "DELIVERY_STATE_VOIDED"] = 5;
            return values;
        })();

        v1.DeliveryChanged = (function() {

            const DeliveryChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeliveryChanged.prototype.trade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DeliveryChanged.prototype.state = 0;
            DeliveryChanged.prototype.buyer = $util.newBuffer([]);
            DeliveryChanged.prototype.seller = $util.newBuffer([]);
            DeliveryChanged.prototype.cid = $util.newBuffer([]);
            DeliveryChanged.prototype.chunkBytes = 0;
            DeliveryChanged.prototype.blockCount = 0;
            DeliveryChanged.prototype.ciphertextRoot = $util.newBuffer([]);
            DeliveryChanged.prototype.keyCommitment = $util.newBuffer([]);
            DeliveryChanged.prototype.commitSha256 = $util.newBuffer([]);
            DeliveryChanged.prototype.key = $util.newBuffer([]);
            DeliveryChanged.prototype.deadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeliveryChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trade != null && $Object.hasOwnProperty.call(message, "trade") && (typeof message.trade === "object" ? message.trade.low || message.trade.high : message.trade !== 0))
                    writer.uint32(8).uint64(message.trade);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(16).int32(message.state);
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(26).bytes(message.buyer);
                if (message.seller != null && $Object.hasOwnProperty.call(message, "seller") && message.seller.length)
                    writer.uint32(34).bytes(message.seller);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(42).bytes(message.cid);
                if (message.chunkBytes != null && $Object.hasOwnProperty.call(message, "chunkBytes") && message.chunkBytes !== 0)
                    writer.uint32(48).uint32(message.chunkBytes);
                if (message.blockCount != null && $Object.hasOwnProperty.call(message, "blockCount") && message.blockCount !== 0)
                    writer.uint32(56).uint32(message.blockCount);
                if (message.ciphertextRoot != null && $Object.hasOwnProperty.call(message, "ciphertextRoot") && message.ciphertextRoot.length)
                    writer.uint32(66).bytes(message.ciphertextRoot);
                if (message.keyCommitment != null && $Object.hasOwnProperty.call(message, "keyCommitment") && message.keyCommitment.length)
                    writer.uint32(74).bytes(message.keyCommitment);
                if (message.commitSha256 != null && $Object.hasOwnProperty.call(message, "commitSha256") && message.commitSha256.length)
                    writer.uint32(82).bytes(message.commitSha256);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(90).bytes(message.key);
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && (typeof message.deadlineMs === "object" ? message.deadlineMs.low || message.deadlineMs.high : message.deadlineMs !== 0))
                    writer.uint32(96).uint64(message.deadlineMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeliveryChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.DeliveryChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.trade = value;
                            else
                                delete message.trade;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.seller = value;
                            else
                                delete message.seller;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.chunkBytes = value;
                            else
                                delete message.chunkBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.blockCount = value;
                            else
                                delete message.blockCount;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertextRoot = value;
                            else
                                delete message.ciphertextRoot;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.keyCommitment = value;
                            else
                                delete message.keyCommitment;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.commitSha256 = value;
                            else
                                delete message.commitSha256;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeliveryChanged;
        })();

        v1.LeaseState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LEASE_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "LEASE_STATE_ACTIVE"] = 1;
            values[valuesById[2] = "LEASE_STATE_LOST"] = 2;
            values[valuesById[3] = "LEASE_STATE_ENDED"] = 3;
            values[valuesById[4] = "LEASE_STATE_LAPSED"] = 4;
            values[valuesById[5] = "LEASE_STATE_REPAIRING"] = 5;
            return values;
        })();

        v1.LeaseChanged = (function() {

            const LeaseChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LeaseChanged.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LeaseChanged.prototype.state = 0;
            LeaseChanged.prototype.buyer = $util.newBuffer([]);
            LeaseChanged.prototype.seller = $util.newBuffer([]);
            LeaseChanged.prototype.terms = null;
            LeaseChanged.prototype.missedProofs = 0;

            LeaseChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                    writer.uint32(8).uint64(message.lease);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(16).int32(message.state);
                if (message.buyer != null && $Object.hasOwnProperty.call(message, "buyer") && message.buyer.length)
                    writer.uint32(26).bytes(message.buyer);
                if (message.seller != null && $Object.hasOwnProperty.call(message, "seller") && message.seller.length)
                    writer.uint32(34).bytes(message.seller);
                if (message.terms != null && $Object.hasOwnProperty.call(message, "terms"))
                    $root.infinitydb.v1.LeaseTerms.encode(message.terms, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.missedProofs != null && $Object.hasOwnProperty.call(message, "missedProofs") && message.missedProofs !== 0)
                    writer.uint32(48).uint32(message.missedProofs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LeaseChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.LeaseChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lease = value;
                            else
                                delete message.lease;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.buyer = value;
                            else
                                delete message.buyer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.seller = value;
                            else
                                delete message.seller;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.terms = $root.infinitydb.v1.LeaseTerms.decode(reader, reader.size(), $undefined, _depth + 1, message.terms);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.missedProofs = value;
                            else
                                delete message.missedProofs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LeaseChanged;
        })();

        v1.EpochChallenged = (function() {

            const EpochChallenged = function (properties) {
                this.leases = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EpochChallenged.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            EpochChallenged.prototype.asset = 0;
            EpochChallenged.prototype.leafHash = $util.newBuffer([]);
            EpochChallenged.prototype.leases = $util.emptyArray;
            EpochChallenged.prototype.deadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            EpochChallenged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(8).uint64(message.epoch);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.leafHash != null && $Object.hasOwnProperty.call(message, "leafHash") && message.leafHash.length)
                    writer.uint32(26).bytes(message.leafHash);
                if (message.leases != null && message.leases.length)
                    writer.uint32(34).uint64s(message.leases);
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && (typeof message.deadlineMs === "object" ? message.deadlineMs.low || message.deadlineMs.high : message.deadlineMs !== 0))
                    writer.uint32(40).uint64(message.deadlineMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EpochChallenged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.EpochChallenged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.leafHash = value;
                            else
                                delete message.leafHash;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.leases && message.leases.length))
                                    message.leases = [];
                                reader.uint64s(message.leases);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.leases && message.leases.length))
                                message.leases = [];
                            message.leases.push(reader.uint64());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EpochChallenged;
        })();

        v1.ProofJudged = (function() {

            const ProofJudged = function (properties) {
                this.good = [];
                this.missed = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ProofJudged.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ProofJudged.prototype.asset = 0;
            ProofJudged.prototype.good = $util.emptyArray;
            ProofJudged.prototype.missed = $util.emptyArray;
            ProofJudged.prototype.paidBaseUnits = $util.newBuffer([]);

            ProofJudged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(8).uint64(message.epoch);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(16).uint32(message.asset);
                if (message.good != null && message.good.length)
                    writer.uint32(26).uint64s(message.good);
                if (message.missed != null && message.missed.length)
                    writer.uint32(34).uint64s(message.missed);
                if (message.paidBaseUnits != null && $Object.hasOwnProperty.call(message, "paidBaseUnits") && message.paidBaseUnits.length)
                    writer.uint32(42).bytes(message.paidBaseUnits);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ProofJudged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.ProofJudged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.good && message.good.length))
                                    message.good = [];
                                reader.uint64s(message.good);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.good && message.good.length))
                                message.good = [];
                            message.good.push(reader.uint64());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.missed && message.missed.length))
                                    message.missed = [];
                                reader.uint64s(message.missed);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.missed && message.missed.length))
                                message.missed = [];
                            message.missed.push(reader.uint64());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.paidBaseUnits = value;
                            else
                                delete message.paidBaseUnits;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProofJudged;
        })();

        v1.Survivor = (function() {

            const Survivor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Survivor.prototype.slot = 0;
            Survivor.prototype.agent = $util.newBuffer([]);
            Survivor.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Survivor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                    writer.uint32(8).uint32(message.slot);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(18).bytes(message.agent);
                if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                    writer.uint32(24).uint64(message.lease);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Survivor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Survivor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slot = value;
                            else
                                delete message.slot;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lease = value;
                            else
                                delete message.lease;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Survivor;
        })();

        v1.RepairOpened = (function() {

            const RepairOpened = function (properties) {
                this.survivors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RepairOpened.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairOpened.prototype.terms = null;
            RepairOpened.prototype.asset = 0;
            RepairOpened.prototype.maxPrice = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairOpened.prototype.reward = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairOpened.prototype.collateral = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RepairOpened.prototype.survivors = $util.emptyArray;
            RepairOpened.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RepairOpened.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                    writer.uint32(8).uint64(message.lease);
                if (message.terms != null && $Object.hasOwnProperty.call(message, "terms"))
                    $root.infinitydb.v1.LeaseTerms.encode(message.terms, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(24).uint32(message.asset);
                if (message.maxPrice != null && $Object.hasOwnProperty.call(message, "maxPrice") && (typeof message.maxPrice === "object" ? message.maxPrice.low || message.maxPrice.high : message.maxPrice !== 0))
                    writer.uint32(32).uint64(message.maxPrice);
                if (message.reward != null && $Object.hasOwnProperty.call(message, "reward") && (typeof message.reward === "object" ? message.reward.low || message.reward.high : message.reward !== 0))
                    writer.uint32(40).uint64(message.reward);
                if (message.collateral != null && $Object.hasOwnProperty.call(message, "collateral") && (typeof message.collateral === "object" ? message.collateral.low || message.collateral.high : message.collateral !== 0))
                    writer.uint32(48).uint64(message.collateral);
                if (message.survivors != null && message.survivors.length)
                    for (let i = 0; i < message.survivors.length; ++i)
                        $root.infinitydb.v1.Survivor.encode(message.survivors[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(64).uint64(message.untilMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RepairOpened.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.RepairOpened();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lease = value;
                            else
                                delete message.lease;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.terms = $root.infinitydb.v1.LeaseTerms.decode(reader, reader.size(), $undefined, _depth + 1, message.terms);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxPrice = value;
                            else
                                delete message.maxPrice;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.reward = value;
                            else
                                delete message.reward;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.collateral = value;
                            else
                                delete message.collateral;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.survivors && message.survivors.length))
                                message.survivors = [];
                            message.survivors.push($root.infinitydb.v1.Survivor.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RepairOpened;
        })();

        v1.MoveProposed = (function() {

            const MoveProposed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MoveProposed.prototype.moveId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            MoveProposed.prototype.fromAgent = $util.newBuffer([]);
            MoveProposed.prototype.cid = $util.newBuffer([]);
            MoveProposed.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            MoveProposed.prototype.asset = 0;
            MoveProposed.prototype.feeBaseUnits = $util.newBuffer([]);
            MoveProposed.prototype.deadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveProposed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.moveId != null && $Object.hasOwnProperty.call(message, "moveId") && (typeof message.moveId === "object" ? message.moveId.low || message.moveId.high : message.moveId !== 0))
                    writer.uint32(8).uint64(message.moveId);
                if (message.fromAgent != null && $Object.hasOwnProperty.call(message, "fromAgent") && message.fromAgent.length)
                    writer.uint32(18).bytes(message.fromAgent);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(26).bytes(message.cid);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(32).uint64(message.bytes);
                if (message.asset != null && $Object.hasOwnProperty.call(message, "asset") && message.asset !== 0)
                    writer.uint32(40).uint32(message.asset);
                if (message.feeBaseUnits != null && $Object.hasOwnProperty.call(message, "feeBaseUnits") && message.feeBaseUnits.length)
                    writer.uint32(50).bytes(message.feeBaseUnits);
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && (typeof message.deadlineMs === "object" ? message.deadlineMs.low || message.deadlineMs.high : message.deadlineMs !== 0))
                    writer.uint32(56).uint64(message.deadlineMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MoveProposed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.MoveProposed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.moveId = value;
                            else
                                delete message.moveId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.fromAgent = value;
                            else
                                delete message.fromAgent;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.asset = value;
                            else
                                delete message.asset;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.feeBaseUnits = value;
                            else
                                delete message.feeBaseUnits;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MoveProposed;
        })();

        v1.MoveSettled = (function() {

            const MoveSettled = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MoveSettled.prototype.moveId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            MoveSettled.prototype.cid = $util.newBuffer([]);
            MoveSettled.prototype.posted = false;

            MoveSettled.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.moveId != null && $Object.hasOwnProperty.call(message, "moveId") && (typeof message.moveId === "object" ? message.moveId.low || message.moveId.high : message.moveId !== 0))
                    writer.uint32(8).uint64(message.moveId);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(18).bytes(message.cid);
                if (message.posted != null && $Object.hasOwnProperty.call(message, "posted") && message.posted !== false)
                    writer.uint32(24).bool(message.posted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MoveSettled.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.MoveSettled();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.moveId = value;
                            else
                                delete message.moveId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.posted = value;
                            else
                                delete message.posted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MoveSettled;
        })();

        v1.OrderClosedNotice = (function() {

            const OrderClosedNotice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OrderClosedNotice.prototype.orderId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OrderClosedNotice.prototype.reason = 0;
            OrderClosedNotice.prototype.remaining = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OrderClosedNotice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && (typeof message.orderId === "object" ? message.orderId.low || message.orderId.high : message.orderId !== 0))
                    writer.uint32(8).uint64(message.orderId);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(16).int32(message.reason);
                if (message.remaining != null && $Object.hasOwnProperty.call(message, "remaining") && (typeof message.remaining === "object" ? message.remaining.low || message.remaining.high : message.remaining !== 0))
                    writer.uint32(24).uint64(message.remaining);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OrderClosedNotice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.OrderClosedNotice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderId = value;
                            else
                                delete message.orderId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.remaining = value;
                            else
                                delete message.remaining;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OrderClosedNotice;
        })();

        v1.PartitionsOpened = (function() {

            const PartitionsOpened = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionsOpened.prototype.bookPartitions = 0;

            PartitionsOpened.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bookPartitions != null && $Object.hasOwnProperty.call(message, "bookPartitions") && message.bookPartitions !== 0)
                    writer.uint32(8).uint32(message.bookPartitions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionsOpened.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.PartitionsOpened();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.bookPartitions = value;
                            else
                                delete message.bookPartitions;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PartitionsOpened;
        })();

        v1.Presence = (function() {

            const Presence = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Presence.prototype.agent = $util.newBuffer([]);
            Presence.prototype.address = "";
            Presence.prototype.freeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Presence.prototype.capacityBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Presence.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Presence.prototype.certificateFingerprint = $util.newBuffer([]);
            Presence.prototype.signature = $util.newBuffer([]);

            Presence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent.length)
                    writer.uint32(10).bytes(message.agent);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(18).string(message.address);
                if (message.freeBytes != null && $Object.hasOwnProperty.call(message, "freeBytes") && (typeof message.freeBytes === "object" ? message.freeBytes.low || message.freeBytes.high : message.freeBytes !== 0))
                    writer.uint32(24).uint64(message.freeBytes);
                if (message.capacityBytes != null && $Object.hasOwnProperty.call(message, "capacityBytes") && (typeof message.capacityBytes === "object" ? message.capacityBytes.low || message.capacityBytes.high : message.capacityBytes !== 0))
                    writer.uint32(32).uint64(message.capacityBytes);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(40).uint64(message.timeMs);
                if (message.certificateFingerprint != null && $Object.hasOwnProperty.call(message, "certificateFingerprint") && message.certificateFingerprint.length)
                    writer.uint32(50).bytes(message.certificateFingerprint);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(58).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Presence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Presence();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.freeBytes = value;
                            else
                                delete message.freeBytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.capacityBytes = value;
                            else
                                delete message.capacityBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.certificateFingerprint = value;
                            else
                                delete message.certificateFingerprint;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Presence;
        })();

        v1.TicketVerb = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TICKET_VERB_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TICKET_VERB_READ"] = 1;
            values[valuesById[2] = "TICKET_VERB_WRITE"] = 2;
            values[valuesById[3] = "TICKET_VERB_DELIVER"] = 3;
            values[valuesById[4] = "TICKET_VERB_MOVE"] = 4;
            values[valuesById[5] = "TICKET_VERB_BLOB"] = 5;
            return values;
        })();

        v1.Ticket = (function() {

            const Ticket = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Ticket.prototype.network = $util.newBuffer([]);
            Ticket.prototype.leaseOrTrade = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Ticket.prototype.verb = 0;
            Ticket.prototype.holder = $util.newBuffer([]);
            Ticket.prototype.readerKey = $util.newBuffer([]);
            Ticket.prototype.cid = $util.newBuffer([]);
            Ticket.prototype.slot = 0;
            Ticket.prototype.maxBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Ticket.prototype.deadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Ticket.prototype.issuer = $util.newBuffer([]);

            Ticket.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.network != null && $Object.hasOwnProperty.call(message, "network") && message.network.length)
                    writer.uint32(10).bytes(message.network);
                if (message.leaseOrTrade != null && $Object.hasOwnProperty.call(message, "leaseOrTrade") && (typeof message.leaseOrTrade === "object" ? message.leaseOrTrade.low || message.leaseOrTrade.high : message.leaseOrTrade !== 0))
                    writer.uint32(16).uint64(message.leaseOrTrade);
                if (message.verb != null && $Object.hasOwnProperty.call(message, "verb") && message.verb !== 0)
                    writer.uint32(24).int32(message.verb);
                if (message.holder != null && $Object.hasOwnProperty.call(message, "holder") && message.holder.length)
                    writer.uint32(34).bytes(message.holder);
                if (message.readerKey != null && $Object.hasOwnProperty.call(message, "readerKey") && message.readerKey.length)
                    writer.uint32(42).bytes(message.readerKey);
                if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid.length)
                    writer.uint32(50).bytes(message.cid);
                if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                    writer.uint32(56).uint32(message.slot);
                if (message.maxBytes != null && $Object.hasOwnProperty.call(message, "maxBytes") && (typeof message.maxBytes === "object" ? message.maxBytes.low || message.maxBytes.high : message.maxBytes !== 0))
                    writer.uint32(64).uint64(message.maxBytes);
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && (typeof message.deadlineMs === "object" ? message.deadlineMs.low || message.deadlineMs.high : message.deadlineMs !== 0))
                    writer.uint32(72).uint64(message.deadlineMs);
                if (message.issuer != null && $Object.hasOwnProperty.call(message, "issuer") && message.issuer.length)
                    writer.uint32(82).bytes(message.issuer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Ticket.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.Ticket();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.network = value;
                            else
                                delete message.network;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.leaseOrTrade = value;
                            else
                                delete message.leaseOrTrade;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.verb = value;
                            else
                                delete message.verb;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.holder = value;
                            else
                                delete message.holder;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.readerKey = value;
                            else
                                delete message.readerKey;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cid = value;
                            else
                                delete message.cid;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slot = value;
                            else
                                delete message.slot;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxBytes = value;
                            else
                                delete message.maxBytes;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.issuer = value;
                            else
                                delete message.issuer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ticket;
        })();

        v1.SignedTicket = (function() {

            const SignedTicket = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SignedTicket.prototype.ticket = $util.newBuffer([]);
            SignedTicket.prototype.signature = $util.newBuffer([]);

            SignedTicket.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ticket != null && $Object.hasOwnProperty.call(message, "ticket") && message.ticket.length)
                    writer.uint32(10).bytes(message.ticket);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SignedTicket.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.infinitydb.v1.SignedTicket();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ticket = value;
                            else
                                delete message.ticket;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignedTicket;
        })();

        return v1;
    })();

    return infinitydb;
})();

export {
  $root as default
};
