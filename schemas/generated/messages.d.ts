import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace infinitydb. */
export namespace infinitydb {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of an InfinityDBChunk.
         * @deprecated Use infinitydb.v1.InfinityDBChunk.$Properties instead.
         */
        interface IInfinityDBChunk extends infinitydb.v1.InfinityDBChunk.$Properties {
        }

        /** Represents an InfinityDBChunk. */
        class InfinityDBChunk {

            /**
             * Constructs a new InfinityDBChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.InfinityDBChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InfinityDBChunk identifier. */
            identifier: Long;

            /** InfinityDBChunk chunkType. */
            chunkType: number;

            /** InfinityDBChunk chunkSize. */
            chunkSize: Long;

            /** InfinityDBChunk partNumber. */
            partNumber: number;

            /** InfinityDBChunk spread. */
            spread: number;

            /** InfinityDBChunk dataType. */
            dataType: number;

            /** InfinityDBChunk data. */
            data: Uint8Array;

            /**
             * Encodes the specified InfinityDBChunk message. Does not implicitly {@link infinitydb.v1.InfinityDBChunk.verify|verify} messages.
             * @param message InfinityDBChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.InfinityDBChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InfinityDBChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.InfinityDBChunk & infinitydb.v1.InfinityDBChunk.$Shape} InfinityDBChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.InfinityDBChunk & infinitydb.v1.InfinityDBChunk.$Shape;
        }

        namespace InfinityDBChunk {

            /** Properties of an InfinityDBChunk. */
            interface $Properties {

                /** InfinityDBChunk identifier */
                identifier?: (Long|null);

                /** InfinityDBChunk chunkType */
                chunkType?: (number|null);

                /** InfinityDBChunk chunkSize */
                chunkSize?: (Long|null);

                /** InfinityDBChunk partNumber */
                partNumber?: (number|null);

                /** InfinityDBChunk spread */
                spread?: (number|null);

                /** InfinityDBChunk dataType */
                dataType?: (number|null);

                /** InfinityDBChunk data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InfinityDBChunk. */
            type $Shape = infinitydb.v1.InfinityDBChunk.$Properties;
        }

        /**
         * Properties of a DataObject.
         * @deprecated Use infinitydb.v1.DataObject.$Properties instead.
         */
        interface IDataObject extends infinitydb.v1.DataObject.$Properties {
        }

        /** Represents a DataObject. */
        class DataObject {

            /**
             * Constructs a new DataObject.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.DataObject.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DataObject content. */
            content: Uint8Array;

            /**
             * Encodes the specified DataObject message. Does not implicitly {@link infinitydb.v1.DataObject.verify|verify} messages.
             * @param message DataObject message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.DataObject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DataObject message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.DataObject & infinitydb.v1.DataObject.$Shape} DataObject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.DataObject & infinitydb.v1.DataObject.$Shape;
        }

        namespace DataObject {

            /** Properties of a DataObject. */
            interface $Properties {

                /** DataObject content */
                content?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DataObject. */
            type $Shape = infinitydb.v1.DataObject.$Properties;
        }

        /**
         * Properties of a Command.
         * @deprecated Use infinitydb.v1.Command.$Properties instead.
         */
        interface ICommand extends infinitydb.v1.Command.$Properties {
        }

        /** Represents a Command. */
        class Command {

            /**
             * Constructs a new Command.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Command.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Command placeOrder. */
            placeOrder?: (infinitydb.v1.PlaceOrder.$Properties|null);

            /** Command cancelOrder. */
            cancelOrder?: (infinitydb.v1.CancelOrder.$Properties|null);

            /** Command replaceOrder. */
            replaceOrder?: (infinitydb.v1.ReplaceOrder.$Properties|null);

            /** Command cancelAll. */
            cancelAll?: (infinitydb.v1.CancelAll.$Properties|null);

            /** Command takeNegotiation. */
            takeNegotiation?: (infinitydb.v1.TakeNegotiation.$Properties|null);

            /** Command fundsAllocated. */
            fundsAllocated?: (infinitydb.v1.FundsAllocated.$Properties|null);

            /** Command releaseRequested. */
            releaseRequested?: (infinitydb.v1.ReleaseRequested.$Properties|null);

            /** Command clockAdvanced. */
            clockAdvanced?: (infinitydb.v1.ClockAdvanced.$Properties|null);

            /** Command haltInstrument. */
            haltInstrument?: (infinitydb.v1.HaltInstrument.$Properties|null);

            /** Command stateFunds. */
            stateFunds?: (infinitydb.v1.StateFunds.$Properties|null);

            /** Command setPartitions. */
            setPartitions?: (infinitydb.v1.SetPartitions.$Properties|null);

            /** Command allocateFunds. */
            allocateFunds?: (infinitydb.v1.AllocateFunds.$Properties|null);

            /** Command releaseFunds. */
            releaseFunds?: (infinitydb.v1.ReleaseFunds.$Properties|null);

            /** Command setPolicy. */
            setPolicy?: (infinitydb.v1.SetPolicy.$Properties|null);

            /** Command pay. */
            pay?: (infinitydb.v1.Pay.$Properties|null);

            /** Command createData. */
            createData?: (infinitydb.v1.CreateData.$Properties|null);

            /** Command proposeMove. */
            proposeMove?: (infinitydb.v1.ProposeMove.$Properties|null);

            /** Command acceptMove. */
            acceptMove?: (infinitydb.v1.AcceptMove.$Properties|null);

            /** Command acceptQuote. */
            acceptQuote?: (infinitydb.v1.AcceptQuote.$Properties|null);

            /** Command commitDelivery. */
            commitDelivery?: (infinitydb.v1.CommitDelivery.$Properties|null);

            /** Command ackDelivery. */
            ackDelivery?: (infinitydb.v1.AckDelivery.$Properties|null);

            /** Command revealKey. */
            revealKey?: (infinitydb.v1.RevealKey.$Properties|null);

            /** Command acceptDelivery. */
            acceptDelivery?: (infinitydb.v1.AcceptDelivery.$Properties|null);

            /** Command disputeDelivery. */
            disputeDelivery?: (infinitydb.v1.DisputeDelivery.$Properties|null);

            /** Command acceptLease. */
            acceptLease?: (infinitydb.v1.AcceptLease.$Properties|null);

            /** Command provePossession. */
            provePossession?: (infinitydb.v1.ProvePossession.$Properties|null);

            /** Command endLease. */
            endLease?: (infinitydb.v1.EndLease.$Properties|null);

            /** Command takeRepair. */
            takeRepair?: (infinitydb.v1.TakeRepair.$Properties|null);

            /** Command openChannel. */
            openChannel?: (infinitydb.v1.OpenChannel.$Properties|null);

            /** Command redeemVoucher. */
            redeemVoucher?: (infinitydb.v1.RedeemVoucher.$Properties|null);

            /** Command enrolAgent. */
            enrolAgent?: (infinitydb.v1.EnrolAgent.$Properties|null);

            /** Command fundAgent. */
            fundAgent?: (infinitydb.v1.FundAgent.$Properties|null);

            /** Command sweepAgent. */
            sweepAgent?: (infinitydb.v1.SweepAgent.$Properties|null);

            /** Command revokeAgent. */
            revokeAgent?: (infinitydb.v1.RevokeAgent.$Properties|null);

            /** Command withdraw. */
            withdraw?: (infinitydb.v1.Withdraw.$Properties|null);

            /** Command postBond. */
            postBond?: (infinitydb.v1.PostBond.$Properties|null);

            /** Command returnBond. */
            returnBond?: (infinitydb.v1.ReturnBond.$Properties|null);

            /** Command depositSeen. */
            depositSeen?: (infinitydb.v1.DepositSeen.$Properties|null);

            /** Command withdrawalConfirmed. */
            withdrawalConfirmed?: (infinitydb.v1.WithdrawalConfirmed.$Properties|null);

            /** Command withdrawalLapsed. */
            withdrawalLapsed?: (infinitydb.v1.WithdrawalLapsed.$Properties|null);

            /** Command checkpointPublished. */
            checkpointPublished?: (infinitydb.v1.CheckpointPublished.$Properties|null);

            /** Command commitState. */
            commitState?: (infinitydb.v1.CommitState.$Properties|null);

            /** Command command. */
            command?: ("placeOrder"|"cancelOrder"|"replaceOrder"|"cancelAll"|"takeNegotiation"|"fundsAllocated"|"releaseRequested"|"clockAdvanced"|"haltInstrument"|"stateFunds"|"setPartitions"|"allocateFunds"|"releaseFunds"|"setPolicy"|"pay"|"createData"|"proposeMove"|"acceptMove"|"acceptQuote"|"commitDelivery"|"ackDelivery"|"revealKey"|"acceptDelivery"|"disputeDelivery"|"acceptLease"|"provePossession"|"endLease"|"takeRepair"|"openChannel"|"redeemVoucher"|"enrolAgent"|"fundAgent"|"sweepAgent"|"revokeAgent"|"withdraw"|"postBond"|"returnBond"|"depositSeen"|"withdrawalConfirmed"|"withdrawalLapsed"|"checkpointPublished"|"commitState");

            /**
             * Encodes the specified Command message. Does not implicitly {@link infinitydb.v1.Command.verify|verify} messages.
             * @param message Command message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Command & infinitydb.v1.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Command & infinitydb.v1.Command.$Shape;
        }

        namespace Command {

            /** Properties of a Command. */
            interface $Properties {

                /** Command placeOrder */
                placeOrder?: (infinitydb.v1.PlaceOrder.$Properties|null);

                /** Command cancelOrder */
                cancelOrder?: (infinitydb.v1.CancelOrder.$Properties|null);

                /** Command replaceOrder */
                replaceOrder?: (infinitydb.v1.ReplaceOrder.$Properties|null);

                /** Command cancelAll */
                cancelAll?: (infinitydb.v1.CancelAll.$Properties|null);

                /** Command takeNegotiation */
                takeNegotiation?: (infinitydb.v1.TakeNegotiation.$Properties|null);

                /** Command fundsAllocated */
                fundsAllocated?: (infinitydb.v1.FundsAllocated.$Properties|null);

                /** Command releaseRequested */
                releaseRequested?: (infinitydb.v1.ReleaseRequested.$Properties|null);

                /** Command clockAdvanced */
                clockAdvanced?: (infinitydb.v1.ClockAdvanced.$Properties|null);

                /** Command haltInstrument */
                haltInstrument?: (infinitydb.v1.HaltInstrument.$Properties|null);

                /** Command stateFunds */
                stateFunds?: (infinitydb.v1.StateFunds.$Properties|null);

                /** Command setPartitions */
                setPartitions?: (infinitydb.v1.SetPartitions.$Properties|null);

                /** Command allocateFunds */
                allocateFunds?: (infinitydb.v1.AllocateFunds.$Properties|null);

                /** Command releaseFunds */
                releaseFunds?: (infinitydb.v1.ReleaseFunds.$Properties|null);

                /** Command setPolicy */
                setPolicy?: (infinitydb.v1.SetPolicy.$Properties|null);

                /** Command pay */
                pay?: (infinitydb.v1.Pay.$Properties|null);

                /** Command createData */
                createData?: (infinitydb.v1.CreateData.$Properties|null);

                /** Command proposeMove */
                proposeMove?: (infinitydb.v1.ProposeMove.$Properties|null);

                /** Command acceptMove */
                acceptMove?: (infinitydb.v1.AcceptMove.$Properties|null);

                /** Command acceptQuote */
                acceptQuote?: (infinitydb.v1.AcceptQuote.$Properties|null);

                /** Command commitDelivery */
                commitDelivery?: (infinitydb.v1.CommitDelivery.$Properties|null);

                /** Command ackDelivery */
                ackDelivery?: (infinitydb.v1.AckDelivery.$Properties|null);

                /** Command revealKey */
                revealKey?: (infinitydb.v1.RevealKey.$Properties|null);

                /** Command acceptDelivery */
                acceptDelivery?: (infinitydb.v1.AcceptDelivery.$Properties|null);

                /** Command disputeDelivery */
                disputeDelivery?: (infinitydb.v1.DisputeDelivery.$Properties|null);

                /** Command acceptLease */
                acceptLease?: (infinitydb.v1.AcceptLease.$Properties|null);

                /** Command provePossession */
                provePossession?: (infinitydb.v1.ProvePossession.$Properties|null);

                /** Command endLease */
                endLease?: (infinitydb.v1.EndLease.$Properties|null);

                /** Command takeRepair */
                takeRepair?: (infinitydb.v1.TakeRepair.$Properties|null);

                /** Command openChannel */
                openChannel?: (infinitydb.v1.OpenChannel.$Properties|null);

                /** Command redeemVoucher */
                redeemVoucher?: (infinitydb.v1.RedeemVoucher.$Properties|null);

                /** Command enrolAgent */
                enrolAgent?: (infinitydb.v1.EnrolAgent.$Properties|null);

                /** Command fundAgent */
                fundAgent?: (infinitydb.v1.FundAgent.$Properties|null);

                /** Command sweepAgent */
                sweepAgent?: (infinitydb.v1.SweepAgent.$Properties|null);

                /** Command revokeAgent */
                revokeAgent?: (infinitydb.v1.RevokeAgent.$Properties|null);

                /** Command withdraw */
                withdraw?: (infinitydb.v1.Withdraw.$Properties|null);

                /** Command postBond */
                postBond?: (infinitydb.v1.PostBond.$Properties|null);

                /** Command returnBond */
                returnBond?: (infinitydb.v1.ReturnBond.$Properties|null);

                /** Command depositSeen */
                depositSeen?: (infinitydb.v1.DepositSeen.$Properties|null);

                /** Command withdrawalConfirmed */
                withdrawalConfirmed?: (infinitydb.v1.WithdrawalConfirmed.$Properties|null);

                /** Command withdrawalLapsed */
                withdrawalLapsed?: (infinitydb.v1.WithdrawalLapsed.$Properties|null);

                /** Command checkpointPublished */
                checkpointPublished?: (infinitydb.v1.CheckpointPublished.$Properties|null);

                /** Command commitState */
                commitState?: (infinitydb.v1.CommitState.$Properties|null);

                /** Command command */
                command?: ("placeOrder"|"cancelOrder"|"replaceOrder"|"cancelAll"|"takeNegotiation"|"fundsAllocated"|"releaseRequested"|"clockAdvanced"|"haltInstrument"|"stateFunds"|"setPartitions"|"allocateFunds"|"releaseFunds"|"setPolicy"|"pay"|"createData"|"proposeMove"|"acceptMove"|"acceptQuote"|"commitDelivery"|"ackDelivery"|"revealKey"|"acceptDelivery"|"disputeDelivery"|"acceptLease"|"provePossession"|"endLease"|"takeRepair"|"openChannel"|"redeemVoucher"|"enrolAgent"|"fundAgent"|"sweepAgent"|"revokeAgent"|"withdraw"|"postBond"|"returnBond"|"depositSeen"|"withdrawalConfirmed"|"withdrawalLapsed"|"checkpointPublished"|"commitState");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Command. */
            type $Shape = {
              placeOrder?: infinitydb.v1.PlaceOrder.$Shape|null;
              cancelOrder?: infinitydb.v1.CancelOrder.$Shape|null;
              replaceOrder?: infinitydb.v1.ReplaceOrder.$Shape|null;
              cancelAll?: infinitydb.v1.CancelAll.$Shape|null;
              takeNegotiation?: infinitydb.v1.TakeNegotiation.$Shape|null;
              fundsAllocated?: infinitydb.v1.FundsAllocated.$Shape|null;
              releaseRequested?: infinitydb.v1.ReleaseRequested.$Shape|null;
              clockAdvanced?: infinitydb.v1.ClockAdvanced.$Shape|null;
              haltInstrument?: infinitydb.v1.HaltInstrument.$Shape|null;
              stateFunds?: infinitydb.v1.StateFunds.$Shape|null;
              setPartitions?: infinitydb.v1.SetPartitions.$Shape|null;
              allocateFunds?: infinitydb.v1.AllocateFunds.$Shape|null;
              releaseFunds?: infinitydb.v1.ReleaseFunds.$Shape|null;
              setPolicy?: infinitydb.v1.SetPolicy.$Shape|null;
              pay?: infinitydb.v1.Pay.$Shape|null;
              createData?: infinitydb.v1.CreateData.$Shape|null;
              proposeMove?: infinitydb.v1.ProposeMove.$Shape|null;
              acceptMove?: infinitydb.v1.AcceptMove.$Shape|null;
              acceptQuote?: infinitydb.v1.AcceptQuote.$Shape|null;
              commitDelivery?: infinitydb.v1.CommitDelivery.$Shape|null;
              ackDelivery?: infinitydb.v1.AckDelivery.$Shape|null;
              revealKey?: infinitydb.v1.RevealKey.$Shape|null;
              acceptDelivery?: infinitydb.v1.AcceptDelivery.$Shape|null;
              disputeDelivery?: infinitydb.v1.DisputeDelivery.$Shape|null;
              acceptLease?: infinitydb.v1.AcceptLease.$Shape|null;
              provePossession?: infinitydb.v1.ProvePossession.$Shape|null;
              endLease?: infinitydb.v1.EndLease.$Shape|null;
              takeRepair?: infinitydb.v1.TakeRepair.$Shape|null;
              openChannel?: infinitydb.v1.OpenChannel.$Shape|null;
              redeemVoucher?: infinitydb.v1.RedeemVoucher.$Shape|null;
              enrolAgent?: infinitydb.v1.EnrolAgent.$Shape|null;
              fundAgent?: infinitydb.v1.FundAgent.$Shape|null;
              sweepAgent?: infinitydb.v1.SweepAgent.$Shape|null;
              revokeAgent?: infinitydb.v1.RevokeAgent.$Shape|null;
              withdraw?: infinitydb.v1.Withdraw.$Shape|null;
              postBond?: infinitydb.v1.PostBond.$Shape|null;
              returnBond?: infinitydb.v1.ReturnBond.$Shape|null;
              depositSeen?: infinitydb.v1.DepositSeen.$Shape|null;
              withdrawalConfirmed?: infinitydb.v1.WithdrawalConfirmed.$Shape|null;
              withdrawalLapsed?: infinitydb.v1.WithdrawalLapsed.$Shape|null;
              checkpointPublished?: infinitydb.v1.CheckpointPublished.$Shape|null;
              commitState?: infinitydb.v1.CommitState.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ command?: undefined; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "placeOrder"; placeOrder: infinitydb.v1.PlaceOrder.$Shape; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "cancelOrder"; placeOrder?: null; cancelOrder: infinitydb.v1.CancelOrder.$Shape; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "replaceOrder"; placeOrder?: null; cancelOrder?: null; replaceOrder: infinitydb.v1.ReplaceOrder.$Shape; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "cancelAll"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll: infinitydb.v1.CancelAll.$Shape; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "takeNegotiation"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation: infinitydb.v1.TakeNegotiation.$Shape; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "fundsAllocated"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated: infinitydb.v1.FundsAllocated.$Shape; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "releaseRequested"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested: infinitydb.v1.ReleaseRequested.$Shape; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "clockAdvanced"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced: infinitydb.v1.ClockAdvanced.$Shape; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "haltInstrument"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument: infinitydb.v1.HaltInstrument.$Shape; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "stateFunds"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds: infinitydb.v1.StateFunds.$Shape; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "setPartitions"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions: infinitydb.v1.SetPartitions.$Shape; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "allocateFunds"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds: infinitydb.v1.AllocateFunds.$Shape; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "releaseFunds"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds: infinitydb.v1.ReleaseFunds.$Shape; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "setPolicy"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy: infinitydb.v1.SetPolicy.$Shape; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "pay"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay: infinitydb.v1.Pay.$Shape; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "createData"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData: infinitydb.v1.CreateData.$Shape; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "proposeMove"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove: infinitydb.v1.ProposeMove.$Shape; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "acceptMove"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove: infinitydb.v1.AcceptMove.$Shape; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "acceptQuote"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote: infinitydb.v1.AcceptQuote.$Shape; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "commitDelivery"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery: infinitydb.v1.CommitDelivery.$Shape; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "ackDelivery"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery: infinitydb.v1.AckDelivery.$Shape; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "revealKey"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey: infinitydb.v1.RevealKey.$Shape; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "acceptDelivery"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery: infinitydb.v1.AcceptDelivery.$Shape; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "disputeDelivery"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery: infinitydb.v1.DisputeDelivery.$Shape; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "acceptLease"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease: infinitydb.v1.AcceptLease.$Shape; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "provePossession"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession: infinitydb.v1.ProvePossession.$Shape; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "endLease"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease: infinitydb.v1.EndLease.$Shape; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "takeRepair"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair: infinitydb.v1.TakeRepair.$Shape; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "openChannel"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel: infinitydb.v1.OpenChannel.$Shape; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "redeemVoucher"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher: infinitydb.v1.RedeemVoucher.$Shape; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "enrolAgent"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent: infinitydb.v1.EnrolAgent.$Shape; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "fundAgent"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent: infinitydb.v1.FundAgent.$Shape; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "sweepAgent"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent: infinitydb.v1.SweepAgent.$Shape; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "revokeAgent"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent: infinitydb.v1.RevokeAgent.$Shape; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "withdraw"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw: infinitydb.v1.Withdraw.$Shape; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "postBond"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond: infinitydb.v1.PostBond.$Shape; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "returnBond"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond: infinitydb.v1.ReturnBond.$Shape; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "depositSeen"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen: infinitydb.v1.DepositSeen.$Shape; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "withdrawalConfirmed"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed: infinitydb.v1.WithdrawalConfirmed.$Shape; withdrawalLapsed?: null; checkpointPublished?: null; commitState?: null }|{ command?: "withdrawalLapsed"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed: infinitydb.v1.WithdrawalLapsed.$Shape; checkpointPublished?: null; commitState?: null }|{ command?: "checkpointPublished"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished: infinitydb.v1.CheckpointPublished.$Shape; commitState?: null }|{ command?: "commitState"; placeOrder?: null; cancelOrder?: null; replaceOrder?: null; cancelAll?: null; takeNegotiation?: null; fundsAllocated?: null; releaseRequested?: null; clockAdvanced?: null; haltInstrument?: null; stateFunds?: null; setPartitions?: null; allocateFunds?: null; releaseFunds?: null; setPolicy?: null; pay?: null; createData?: null; proposeMove?: null; acceptMove?: null; acceptQuote?: null; commitDelivery?: null; ackDelivery?: null; revealKey?: null; acceptDelivery?: null; disputeDelivery?: null; acceptLease?: null; provePossession?: null; endLease?: null; takeRepair?: null; openChannel?: null; redeemVoucher?: null; enrolAgent?: null; fundAgent?: null; sweepAgent?: null; revokeAgent?: null; withdraw?: null; postBond?: null; returnBond?: null; depositSeen?: null; withdrawalConfirmed?: null; withdrawalLapsed?: null; checkpointPublished?: null; commitState: infinitydb.v1.CommitState.$Shape })
            );
        }

        /** Side enum. */
        enum Side {

            /** SIDE_UNSPECIFIED value */
            SIDE_UNSPECIFIED = 0,

            /** SIDE_BID value */
            SIDE_BID = 1,

            /** SIDE_ASK value */
            SIDE_ASK = 2
        }

        /** OrderType enum. */
        enum OrderType {

            /** ORDER_TYPE_UNSPECIFIED value */
            ORDER_TYPE_UNSPECIFIED = 0,

            /** ORDER_TYPE_LIMIT value */
            ORDER_TYPE_LIMIT = 1,

            /** ORDER_TYPE_MARKET value */
            ORDER_TYPE_MARKET = 2,

            /** ORDER_TYPE_IOC value */
            ORDER_TYPE_IOC = 3,

            /** ORDER_TYPE_FOK value */
            ORDER_TYPE_FOK = 4,

            /** ORDER_TYPE_POST_ONLY value */
            ORDER_TYPE_POST_ONLY = 5,

            /** ORDER_TYPE_GOOD_TILL_DATE value */
            ORDER_TYPE_GOOD_TILL_DATE = 6,

            /** ORDER_TYPE_ALL_OR_NONE value */
            ORDER_TYPE_ALL_OR_NONE = 7,

            /** ORDER_TYPE_MIN_FILL value */
            ORDER_TYPE_MIN_FILL = 8
        }

        /**
         * Properties of a RepairMandate.
         * @deprecated Use infinitydb.v1.RepairMandate.$Properties instead.
         */
        interface IRepairMandate extends infinitydb.v1.RepairMandate.$Properties {
        }

        /** Represents a RepairMandate. */
        class RepairMandate {

            /**
             * Constructs a new RepairMandate.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.RepairMandate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RepairMandate maxPrice. */
            maxPrice: Long;

            /** RepairMandate reward. */
            reward: Long;

            /** RepairMandate reserve. */
            reserve: Long;

            /** RepairMandate untilMs. */
            untilMs: Long;

            /**
             * Encodes the specified RepairMandate message. Does not implicitly {@link infinitydb.v1.RepairMandate.verify|verify} messages.
             * @param message RepairMandate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.RepairMandate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RepairMandate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.RepairMandate & infinitydb.v1.RepairMandate.$Shape} RepairMandate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.RepairMandate & infinitydb.v1.RepairMandate.$Shape;
        }

        namespace RepairMandate {

            /** Properties of a RepairMandate. */
            interface $Properties {

                /** RepairMandate maxPrice */
                maxPrice?: (Long|null);

                /** RepairMandate reward */
                reward?: (Long|null);

                /** RepairMandate reserve */
                reserve?: (Long|null);

                /** RepairMandate untilMs */
                untilMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RepairMandate. */
            type $Shape = infinitydb.v1.RepairMandate.$Properties;
        }

        /**
         * Properties of a PlaceOrder.
         * @deprecated Use infinitydb.v1.PlaceOrder.$Properties instead.
         */
        interface IPlaceOrder extends infinitydb.v1.PlaceOrder.$Properties {
        }

        /** Represents a PlaceOrder. */
        class PlaceOrder {

            /**
             * Constructs a new PlaceOrder.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.PlaceOrder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PlaceOrder instrument. */
            instrument: string;

            /** PlaceOrder side. */
            side: infinitydb.v1.Side;

            /** PlaceOrder orderType. */
            orderType: infinitydb.v1.OrderType;

            /** PlaceOrder price. */
            price: Long;

            /** PlaceOrder quantity. */
            quantity: Long;

            /** PlaceOrder spread. */
            spread: number;

            /** PlaceOrder avoidAgents. */
            avoidAgents: Uint8Array[];

            /** PlaceOrder object. */
            object: Uint8Array;

            /** PlaceOrder mandate. */
            mandate?: (infinitydb.v1.RepairMandate.$Properties|null);

            /** PlaceOrder collateralPerLot. */
            collateralPerLot: Long;

            /** PlaceOrder readPrice. */
            readPrice: Long;

            /** PlaceOrder minFill. */
            minFill: Long;

            /** PlaceOrder goodTillMs. */
            goodTillMs: Long;

            /** PlaceOrder maxTotal. */
            maxTotal: Long;

            /**
             * Encodes the specified PlaceOrder message. Does not implicitly {@link infinitydb.v1.PlaceOrder.verify|verify} messages.
             * @param message PlaceOrder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.PlaceOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PlaceOrder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.PlaceOrder & infinitydb.v1.PlaceOrder.$Shape} PlaceOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.PlaceOrder & infinitydb.v1.PlaceOrder.$Shape;
        }

        namespace PlaceOrder {

            /** Properties of a PlaceOrder. */
            interface $Properties {

                /** PlaceOrder instrument */
                instrument?: (string|null);

                /** PlaceOrder side */
                side?: (infinitydb.v1.Side|null);

                /** PlaceOrder orderType */
                orderType?: (infinitydb.v1.OrderType|null);

                /** PlaceOrder price */
                price?: (Long|null);

                /** PlaceOrder quantity */
                quantity?: (Long|null);

                /** PlaceOrder spread */
                spread?: (number|null);

                /** PlaceOrder avoidAgents */
                avoidAgents?: (Uint8Array[]|null);

                /** PlaceOrder object */
                object?: (Uint8Array|null);

                /** PlaceOrder mandate */
                mandate?: (infinitydb.v1.RepairMandate.$Properties|null);

                /** PlaceOrder collateralPerLot */
                collateralPerLot?: (Long|null);

                /** PlaceOrder readPrice */
                readPrice?: (Long|null);

                /** PlaceOrder minFill */
                minFill?: (Long|null);

                /** PlaceOrder goodTillMs */
                goodTillMs?: (Long|null);

                /** PlaceOrder maxTotal */
                maxTotal?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PlaceOrder. */
            type $Shape = infinitydb.v1.PlaceOrder.$Properties;
        }

        /**
         * Properties of a CancelOrder.
         * @deprecated Use infinitydb.v1.CancelOrder.$Properties instead.
         */
        interface ICancelOrder extends infinitydb.v1.CancelOrder.$Properties {
        }

        /** Represents a CancelOrder. */
        class CancelOrder {

            /**
             * Constructs a new CancelOrder.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CancelOrder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelOrder orderId. */
            orderId: Long;

            /**
             * Encodes the specified CancelOrder message. Does not implicitly {@link infinitydb.v1.CancelOrder.verify|verify} messages.
             * @param message CancelOrder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CancelOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelOrder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CancelOrder & infinitydb.v1.CancelOrder.$Shape} CancelOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CancelOrder & infinitydb.v1.CancelOrder.$Shape;
        }

        namespace CancelOrder {

            /** Properties of a CancelOrder. */
            interface $Properties {

                /** CancelOrder orderId */
                orderId?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelOrder. */
            type $Shape = infinitydb.v1.CancelOrder.$Properties;
        }

        /**
         * Properties of a ReplaceOrder.
         * @deprecated Use infinitydb.v1.ReplaceOrder.$Properties instead.
         */
        interface IReplaceOrder extends infinitydb.v1.ReplaceOrder.$Properties {
        }

        /** Represents a ReplaceOrder. */
        class ReplaceOrder {

            /**
             * Constructs a new ReplaceOrder.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ReplaceOrder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplaceOrder orderId. */
            orderId: Long;

            /** ReplaceOrder price. */
            price: Long;

            /** ReplaceOrder quantity. */
            quantity: Long;

            /**
             * Encodes the specified ReplaceOrder message. Does not implicitly {@link infinitydb.v1.ReplaceOrder.verify|verify} messages.
             * @param message ReplaceOrder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ReplaceOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplaceOrder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ReplaceOrder & infinitydb.v1.ReplaceOrder.$Shape} ReplaceOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ReplaceOrder & infinitydb.v1.ReplaceOrder.$Shape;
        }

        namespace ReplaceOrder {

            /** Properties of a ReplaceOrder. */
            interface $Properties {

                /** ReplaceOrder orderId */
                orderId?: (Long|null);

                /** ReplaceOrder price */
                price?: (Long|null);

                /** ReplaceOrder quantity */
                quantity?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplaceOrder. */
            type $Shape = infinitydb.v1.ReplaceOrder.$Properties;
        }

        /**
         * Properties of a CancelAll.
         * @deprecated Use infinitydb.v1.CancelAll.$Properties instead.
         */
        interface ICancelAll extends infinitydb.v1.CancelAll.$Properties {
        }

        /** Represents a CancelAll. */
        class CancelAll {

            /**
             * Constructs a new CancelAll.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CancelAll.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelAll instrument. */
            instrument: string;

            /**
             * Encodes the specified CancelAll message. Does not implicitly {@link infinitydb.v1.CancelAll.verify|verify} messages.
             * @param message CancelAll message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CancelAll.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelAll message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CancelAll & infinitydb.v1.CancelAll.$Shape} CancelAll
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CancelAll & infinitydb.v1.CancelAll.$Shape;
        }

        namespace CancelAll {

            /** Properties of a CancelAll. */
            interface $Properties {

                /** CancelAll instrument */
                instrument?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelAll. */
            type $Shape = infinitydb.v1.CancelAll.$Properties;
        }

        /**
         * Properties of a TakeNegotiation.
         * @deprecated Use infinitydb.v1.TakeNegotiation.$Properties instead.
         */
        interface ITakeNegotiation extends infinitydb.v1.TakeNegotiation.$Properties {
        }

        /** Represents a TakeNegotiation. */
        class TakeNegotiation {

            /**
             * Constructs a new TakeNegotiation.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.TakeNegotiation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TakeNegotiation negotiationId. */
            negotiationId: Long;

            /** TakeNegotiation quantity. */
            quantity: Long;

            /** TakeNegotiation maxPrice. */
            maxPrice: Long;

            /**
             * Encodes the specified TakeNegotiation message. Does not implicitly {@link infinitydb.v1.TakeNegotiation.verify|verify} messages.
             * @param message TakeNegotiation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.TakeNegotiation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TakeNegotiation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.TakeNegotiation & infinitydb.v1.TakeNegotiation.$Shape} TakeNegotiation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.TakeNegotiation & infinitydb.v1.TakeNegotiation.$Shape;
        }

        namespace TakeNegotiation {

            /** Properties of a TakeNegotiation. */
            interface $Properties {

                /** TakeNegotiation negotiationId */
                negotiationId?: (Long|null);

                /** TakeNegotiation quantity */
                quantity?: (Long|null);

                /** TakeNegotiation maxPrice */
                maxPrice?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TakeNegotiation. */
            type $Shape = infinitydb.v1.TakeNegotiation.$Properties;
        }

        /**
         * Properties of a FundsAllocated.
         * @deprecated Use infinitydb.v1.FundsAllocated.$Properties instead.
         */
        interface IFundsAllocated extends infinitydb.v1.FundsAllocated.$Properties {
        }

        /** Represents a FundsAllocated. */
        class FundsAllocated {

            /**
             * Constructs a new FundsAllocated.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FundsAllocated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FundsAllocated agent. */
            agent: Uint8Array;

            /** FundsAllocated owner. */
            owner: Uint8Array;

            /** FundsAllocated asset. */
            asset: number;

            /** FundsAllocated amount. */
            amount: Long;

            /**
             * Encodes the specified FundsAllocated message. Does not implicitly {@link infinitydb.v1.FundsAllocated.verify|verify} messages.
             * @param message FundsAllocated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FundsAllocated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FundsAllocated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FundsAllocated & infinitydb.v1.FundsAllocated.$Shape} FundsAllocated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FundsAllocated & infinitydb.v1.FundsAllocated.$Shape;
        }

        namespace FundsAllocated {

            /** Properties of a FundsAllocated. */
            interface $Properties {

                /** FundsAllocated agent */
                agent?: (Uint8Array|null);

                /** FundsAllocated owner */
                owner?: (Uint8Array|null);

                /** FundsAllocated asset */
                asset?: (number|null);

                /** FundsAllocated amount */
                amount?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FundsAllocated. */
            type $Shape = infinitydb.v1.FundsAllocated.$Properties;
        }

        /**
         * Properties of a ReleaseRequested.
         * @deprecated Use infinitydb.v1.ReleaseRequested.$Properties instead.
         */
        interface IReleaseRequested extends infinitydb.v1.ReleaseRequested.$Properties {
        }

        /** Represents a ReleaseRequested. */
        class ReleaseRequested {

            /**
             * Constructs a new ReleaseRequested.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ReleaseRequested.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseRequested agent. */
            agent: Uint8Array;

            /** ReleaseRequested asset. */
            asset: number;

            /** ReleaseRequested amount. */
            amount: Long;

            /** ReleaseRequested releaseId. */
            releaseId: Long;

            /**
             * Encodes the specified ReleaseRequested message. Does not implicitly {@link infinitydb.v1.ReleaseRequested.verify|verify} messages.
             * @param message ReleaseRequested message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ReleaseRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseRequested message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ReleaseRequested & infinitydb.v1.ReleaseRequested.$Shape} ReleaseRequested
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ReleaseRequested & infinitydb.v1.ReleaseRequested.$Shape;
        }

        namespace ReleaseRequested {

            /** Properties of a ReleaseRequested. */
            interface $Properties {

                /** ReleaseRequested agent */
                agent?: (Uint8Array|null);

                /** ReleaseRequested asset */
                asset?: (number|null);

                /** ReleaseRequested amount */
                amount?: (Long|null);

                /** ReleaseRequested releaseId */
                releaseId?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseRequested. */
            type $Shape = infinitydb.v1.ReleaseRequested.$Properties;
        }

        /**
         * Properties of a ClockAdvanced.
         * @deprecated Use infinitydb.v1.ClockAdvanced.$Properties instead.
         */
        interface IClockAdvanced extends infinitydb.v1.ClockAdvanced.$Properties {
        }

        /** Represents a ClockAdvanced. */
        class ClockAdvanced {

            /**
             * Constructs a new ClockAdvanced.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ClockAdvanced.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClockAdvanced publishedSize. */
            publishedSize: Long;

            /**
             * Encodes the specified ClockAdvanced message. Does not implicitly {@link infinitydb.v1.ClockAdvanced.verify|verify} messages.
             * @param message ClockAdvanced message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ClockAdvanced.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClockAdvanced message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ClockAdvanced & infinitydb.v1.ClockAdvanced.$Shape} ClockAdvanced
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ClockAdvanced & infinitydb.v1.ClockAdvanced.$Shape;
        }

        namespace ClockAdvanced {

            /** Properties of a ClockAdvanced. */
            interface $Properties {

                /** ClockAdvanced publishedSize */
                publishedSize?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClockAdvanced. */
            type $Shape = infinitydb.v1.ClockAdvanced.$Properties;
        }

        /**
         * Properties of a HaltInstrument.
         * @deprecated Use infinitydb.v1.HaltInstrument.$Properties instead.
         */
        interface IHaltInstrument extends infinitydb.v1.HaltInstrument.$Properties {
        }

        /** Represents a HaltInstrument. */
        class HaltInstrument {

            /**
             * Constructs a new HaltInstrument.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.HaltInstrument.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HaltInstrument instrument. */
            instrument: string;

            /** HaltInstrument untilMs. */
            untilMs: Long;

            /** HaltInstrument reason. */
            reason: string;

            /**
             * Encodes the specified HaltInstrument message. Does not implicitly {@link infinitydb.v1.HaltInstrument.verify|verify} messages.
             * @param message HaltInstrument message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.HaltInstrument.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HaltInstrument message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.HaltInstrument & infinitydb.v1.HaltInstrument.$Shape} HaltInstrument
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.HaltInstrument & infinitydb.v1.HaltInstrument.$Shape;
        }

        namespace HaltInstrument {

            /** Properties of a HaltInstrument. */
            interface $Properties {

                /** HaltInstrument instrument */
                instrument?: (string|null);

                /** HaltInstrument untilMs */
                untilMs?: (Long|null);

                /** HaltInstrument reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HaltInstrument. */
            type $Shape = infinitydb.v1.HaltInstrument.$Properties;
        }

        /**
         * Properties of a StateFunds.
         * @deprecated Use infinitydb.v1.StateFunds.$Properties instead.
         */
        interface IStateFunds extends infinitydb.v1.StateFunds.$Properties {
        }

        /** Represents a StateFunds. */
        class StateFunds {

            /**
             * Constructs a new StateFunds.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.StateFunds.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified StateFunds message. Does not implicitly {@link infinitydb.v1.StateFunds.verify|verify} messages.
             * @param message StateFunds message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.StateFunds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StateFunds message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.StateFunds & infinitydb.v1.StateFunds.$Shape} StateFunds
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.StateFunds & infinitydb.v1.StateFunds.$Shape;
        }

        namespace StateFunds {

            /** Properties of a StateFunds. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StateFunds. */
            type $Shape = infinitydb.v1.StateFunds.$Properties;
        }

        /**
         * Properties of a SetPartitions.
         * @deprecated Use infinitydb.v1.SetPartitions.$Properties instead.
         */
        interface ISetPartitions extends infinitydb.v1.SetPartitions.$Properties {
        }

        /** Represents a SetPartitions. */
        class SetPartitions {

            /**
             * Constructs a new SetPartitions.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SetPartitions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetPartitions bookPartitions. */
            bookPartitions: number;

            /**
             * Encodes the specified SetPartitions message. Does not implicitly {@link infinitydb.v1.SetPartitions.verify|verify} messages.
             * @param message SetPartitions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SetPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetPartitions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SetPartitions & infinitydb.v1.SetPartitions.$Shape} SetPartitions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SetPartitions & infinitydb.v1.SetPartitions.$Shape;
        }

        namespace SetPartitions {

            /** Properties of a SetPartitions. */
            interface $Properties {

                /** SetPartitions bookPartitions */
                bookPartitions?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetPartitions. */
            type $Shape = infinitydb.v1.SetPartitions.$Properties;
        }

        /**
         * Properties of an AllocateFunds.
         * @deprecated Use infinitydb.v1.AllocateFunds.$Properties instead.
         */
        interface IAllocateFunds extends infinitydb.v1.AllocateFunds.$Properties {
        }

        /** Represents an AllocateFunds. */
        class AllocateFunds {

            /**
             * Constructs a new AllocateFunds.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AllocateFunds.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AllocateFunds asset. */
            asset: number;

            /** AllocateFunds amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** AllocateFunds partition. */
            partition: number;

            /**
             * Encodes the specified AllocateFunds message. Does not implicitly {@link infinitydb.v1.AllocateFunds.verify|verify} messages.
             * @param message AllocateFunds message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AllocateFunds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AllocateFunds message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AllocateFunds & infinitydb.v1.AllocateFunds.$Shape} AllocateFunds
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AllocateFunds & infinitydb.v1.AllocateFunds.$Shape;
        }

        namespace AllocateFunds {

            /** Properties of an AllocateFunds. */
            interface $Properties {

                /** AllocateFunds asset */
                asset?: (number|null);

                /** AllocateFunds amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** AllocateFunds partition */
                partition?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AllocateFunds. */
            type $Shape = infinitydb.v1.AllocateFunds.$Properties;
        }

        /**
         * Properties of a ReleaseFunds.
         * @deprecated Use infinitydb.v1.ReleaseFunds.$Properties instead.
         */
        interface IReleaseFunds extends infinitydb.v1.ReleaseFunds.$Properties {
        }

        /** Represents a ReleaseFunds. */
        class ReleaseFunds {

            /**
             * Constructs a new ReleaseFunds.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ReleaseFunds.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseFunds asset. */
            asset: number;

            /** ReleaseFunds amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** ReleaseFunds partition. */
            partition: number;

            /**
             * Encodes the specified ReleaseFunds message. Does not implicitly {@link infinitydb.v1.ReleaseFunds.verify|verify} messages.
             * @param message ReleaseFunds message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ReleaseFunds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseFunds message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ReleaseFunds & infinitydb.v1.ReleaseFunds.$Shape} ReleaseFunds
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ReleaseFunds & infinitydb.v1.ReleaseFunds.$Shape;
        }

        namespace ReleaseFunds {

            /** Properties of a ReleaseFunds. */
            interface $Properties {

                /** ReleaseFunds asset */
                asset?: (number|null);

                /** ReleaseFunds amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** ReleaseFunds partition */
                partition?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseFunds. */
            type $Shape = infinitydb.v1.ReleaseFunds.$Properties;
        }

        /**
         * Properties of a SetPolicy.
         * @deprecated Use infinitydb.v1.SetPolicy.$Properties instead.
         */
        interface ISetPolicy extends infinitydb.v1.SetPolicy.$Properties {
        }

        /** Represents a SetPolicy. */
        class SetPolicy {

            /**
             * Constructs a new SetPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SetPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetPolicy policySha256. */
            policySha256: Uint8Array;

            /**
             * Encodes the specified SetPolicy message. Does not implicitly {@link infinitydb.v1.SetPolicy.verify|verify} messages.
             * @param message SetPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SetPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SetPolicy & infinitydb.v1.SetPolicy.$Shape} SetPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SetPolicy & infinitydb.v1.SetPolicy.$Shape;
        }

        namespace SetPolicy {

            /** Properties of a SetPolicy. */
            interface $Properties {

                /** SetPolicy policySha256 */
                policySha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetPolicy. */
            type $Shape = infinitydb.v1.SetPolicy.$Properties;
        }

        /**
         * Properties of a Pay.
         * @deprecated Use infinitydb.v1.Pay.$Properties instead.
         */
        interface IPay extends infinitydb.v1.Pay.$Properties {
        }

        /** Represents a Pay. */
        class Pay {

            /**
             * Constructs a new Pay.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Pay.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pay toAgent. */
            toAgent: Uint8Array;

            /** Pay asset. */
            asset: number;

            /** Pay amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** Pay memo. */
            memo: string;

            /**
             * Encodes the specified Pay message. Does not implicitly {@link infinitydb.v1.Pay.verify|verify} messages.
             * @param message Pay message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Pay.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pay message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Pay & infinitydb.v1.Pay.$Shape} Pay
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Pay & infinitydb.v1.Pay.$Shape;
        }

        namespace Pay {

            /** Properties of a Pay. */
            interface $Properties {

                /** Pay toAgent */
                toAgent?: (Uint8Array|null);

                /** Pay asset */
                asset?: (number|null);

                /** Pay amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** Pay memo */
                memo?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pay. */
            type $Shape = infinitydb.v1.Pay.$Properties;
        }

        /**
         * Properties of a CreateData.
         * @deprecated Use infinitydb.v1.CreateData.$Properties instead.
         */
        interface ICreateData extends infinitydb.v1.CreateData.$Properties {
        }

        /** Represents a CreateData. */
        class CreateData {

            /**
             * Constructs a new CreateData.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CreateData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateData cid. */
            cid: Uint8Array;

            /** CreateData bytes. */
            bytes: Long;

            /** CreateData retentionSeconds. */
            retentionSeconds: Long;

            /**
             * Encodes the specified CreateData message. Does not implicitly {@link infinitydb.v1.CreateData.verify|verify} messages.
             * @param message CreateData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CreateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CreateData & infinitydb.v1.CreateData.$Shape} CreateData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CreateData & infinitydb.v1.CreateData.$Shape;
        }

        namespace CreateData {

            /** Properties of a CreateData. */
            interface $Properties {

                /** CreateData cid */
                cid?: (Uint8Array|null);

                /** CreateData bytes */
                bytes?: (Long|null);

                /** CreateData retentionSeconds */
                retentionSeconds?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateData. */
            type $Shape = infinitydb.v1.CreateData.$Properties;
        }

        /**
         * Properties of a ProposeMove.
         * @deprecated Use infinitydb.v1.ProposeMove.$Properties instead.
         */
        interface IProposeMove extends infinitydb.v1.ProposeMove.$Properties {
        }

        /** Represents a ProposeMove. */
        class ProposeMove {

            /**
             * Constructs a new ProposeMove.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ProposeMove.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProposeMove toAgent. */
            toAgent: Uint8Array;

            /** ProposeMove cid. */
            cid: Uint8Array;

            /** ProposeMove bytes. */
            bytes: Long;

            /** ProposeMove asset. */
            asset: number;

            /** ProposeMove feeBaseUnits. */
            feeBaseUnits: Uint8Array;

            /**
             * Encodes the specified ProposeMove message. Does not implicitly {@link infinitydb.v1.ProposeMove.verify|verify} messages.
             * @param message ProposeMove message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ProposeMove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposeMove message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ProposeMove & infinitydb.v1.ProposeMove.$Shape} ProposeMove
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ProposeMove & infinitydb.v1.ProposeMove.$Shape;
        }

        namespace ProposeMove {

            /** Properties of a ProposeMove. */
            interface $Properties {

                /** ProposeMove toAgent */
                toAgent?: (Uint8Array|null);

                /** ProposeMove cid */
                cid?: (Uint8Array|null);

                /** ProposeMove bytes */
                bytes?: (Long|null);

                /** ProposeMove asset */
                asset?: (number|null);

                /** ProposeMove feeBaseUnits */
                feeBaseUnits?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProposeMove. */
            type $Shape = infinitydb.v1.ProposeMove.$Properties;
        }

        /**
         * Properties of an AcceptMove.
         * @deprecated Use infinitydb.v1.AcceptMove.$Properties instead.
         */
        interface IAcceptMove extends infinitydb.v1.AcceptMove.$Properties {
        }

        /** Represents an AcceptMove. */
        class AcceptMove {

            /**
             * Constructs a new AcceptMove.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AcceptMove.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcceptMove fromAgent. */
            fromAgent: Uint8Array;

            /** AcceptMove cid. */
            cid: Uint8Array;

            /** AcceptMove feeBaseUnits. */
            feeBaseUnits: Uint8Array;

            /**
             * Encodes the specified AcceptMove message. Does not implicitly {@link infinitydb.v1.AcceptMove.verify|verify} messages.
             * @param message AcceptMove message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AcceptMove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcceptMove message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AcceptMove & infinitydb.v1.AcceptMove.$Shape} AcceptMove
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AcceptMove & infinitydb.v1.AcceptMove.$Shape;
        }

        namespace AcceptMove {

            /** Properties of an AcceptMove. */
            interface $Properties {

                /** AcceptMove fromAgent */
                fromAgent?: (Uint8Array|null);

                /** AcceptMove cid */
                cid?: (Uint8Array|null);

                /** AcceptMove feeBaseUnits */
                feeBaseUnits?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcceptMove. */
            type $Shape = infinitydb.v1.AcceptMove.$Properties;
        }

        /**
         * Properties of an AcceptQuote.
         * @deprecated Use infinitydb.v1.AcceptQuote.$Properties instead.
         */
        interface IAcceptQuote extends infinitydb.v1.AcceptQuote.$Properties {
        }

        /** Represents an AcceptQuote. */
        class AcceptQuote {

            /**
             * Constructs a new AcceptQuote.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AcceptQuote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcceptQuote quote. */
            quote: Uint8Array;

            /** AcceptQuote sellerSignature. */
            sellerSignature: Uint8Array;

            /**
             * Encodes the specified AcceptQuote message. Does not implicitly {@link infinitydb.v1.AcceptQuote.verify|verify} messages.
             * @param message AcceptQuote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AcceptQuote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcceptQuote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AcceptQuote & infinitydb.v1.AcceptQuote.$Shape} AcceptQuote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AcceptQuote & infinitydb.v1.AcceptQuote.$Shape;
        }

        namespace AcceptQuote {

            /** Properties of an AcceptQuote. */
            interface $Properties {

                /** AcceptQuote quote */
                quote?: (Uint8Array|null);

                /** AcceptQuote sellerSignature */
                sellerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcceptQuote. */
            type $Shape = infinitydb.v1.AcceptQuote.$Properties;
        }

        /**
         * Properties of a CommitDelivery.
         * @deprecated Use infinitydb.v1.CommitDelivery.$Properties instead.
         */
        interface ICommitDelivery extends infinitydb.v1.CommitDelivery.$Properties {
        }

        /** Represents a CommitDelivery. */
        class CommitDelivery {

            /**
             * Constructs a new CommitDelivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommitDelivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommitDelivery trade. */
            trade: Long;

            /** CommitDelivery cid. */
            cid: Uint8Array;

            /** CommitDelivery chunkBytes. */
            chunkBytes: number;

            /** CommitDelivery blockCount. */
            blockCount: number;

            /** CommitDelivery ciphertextRoot. */
            ciphertextRoot: Uint8Array;

            /** CommitDelivery keyCommitment. */
            keyCommitment: Uint8Array;

            /**
             * Encodes the specified CommitDelivery message. Does not implicitly {@link infinitydb.v1.CommitDelivery.verify|verify} messages.
             * @param message CommitDelivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommitDelivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitDelivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommitDelivery & infinitydb.v1.CommitDelivery.$Shape} CommitDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommitDelivery & infinitydb.v1.CommitDelivery.$Shape;
        }

        namespace CommitDelivery {

            /** Properties of a CommitDelivery. */
            interface $Properties {

                /** CommitDelivery trade */
                trade?: (Long|null);

                /** CommitDelivery cid */
                cid?: (Uint8Array|null);

                /** CommitDelivery chunkBytes */
                chunkBytes?: (number|null);

                /** CommitDelivery blockCount */
                blockCount?: (number|null);

                /** CommitDelivery ciphertextRoot */
                ciphertextRoot?: (Uint8Array|null);

                /** CommitDelivery keyCommitment */
                keyCommitment?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitDelivery. */
            type $Shape = infinitydb.v1.CommitDelivery.$Properties;
        }

        /**
         * Properties of an AckDelivery.
         * @deprecated Use infinitydb.v1.AckDelivery.$Properties instead.
         */
        interface IAckDelivery extends infinitydb.v1.AckDelivery.$Properties {
        }

        /** Represents an AckDelivery. */
        class AckDelivery {

            /**
             * Constructs a new AckDelivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AckDelivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AckDelivery trade. */
            trade: Long;

            /** AckDelivery commitSha256. */
            commitSha256: Uint8Array;

            /**
             * Encodes the specified AckDelivery message. Does not implicitly {@link infinitydb.v1.AckDelivery.verify|verify} messages.
             * @param message AckDelivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AckDelivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AckDelivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AckDelivery & infinitydb.v1.AckDelivery.$Shape} AckDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AckDelivery & infinitydb.v1.AckDelivery.$Shape;
        }

        namespace AckDelivery {

            /** Properties of an AckDelivery. */
            interface $Properties {

                /** AckDelivery trade */
                trade?: (Long|null);

                /** AckDelivery commitSha256 */
                commitSha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AckDelivery. */
            type $Shape = infinitydb.v1.AckDelivery.$Properties;
        }

        /**
         * Properties of a RevealKey.
         * @deprecated Use infinitydb.v1.RevealKey.$Properties instead.
         */
        interface IRevealKey extends infinitydb.v1.RevealKey.$Properties {
        }

        /** Represents a RevealKey. */
        class RevealKey {

            /**
             * Constructs a new RevealKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.RevealKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevealKey trade. */
            trade: Long;

            /** RevealKey key. */
            key: Uint8Array;

            /**
             * Encodes the specified RevealKey message. Does not implicitly {@link infinitydb.v1.RevealKey.verify|verify} messages.
             * @param message RevealKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.RevealKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevealKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.RevealKey & infinitydb.v1.RevealKey.$Shape} RevealKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.RevealKey & infinitydb.v1.RevealKey.$Shape;
        }

        namespace RevealKey {

            /** Properties of a RevealKey. */
            interface $Properties {

                /** RevealKey trade */
                trade?: (Long|null);

                /** RevealKey key */
                key?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevealKey. */
            type $Shape = infinitydb.v1.RevealKey.$Properties;
        }

        /**
         * Properties of an AcceptDelivery.
         * @deprecated Use infinitydb.v1.AcceptDelivery.$Properties instead.
         */
        interface IAcceptDelivery extends infinitydb.v1.AcceptDelivery.$Properties {
        }

        /** Represents an AcceptDelivery. */
        class AcceptDelivery {

            /**
             * Constructs a new AcceptDelivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AcceptDelivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcceptDelivery trade. */
            trade: Long;

            /**
             * Encodes the specified AcceptDelivery message. Does not implicitly {@link infinitydb.v1.AcceptDelivery.verify|verify} messages.
             * @param message AcceptDelivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AcceptDelivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcceptDelivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AcceptDelivery & infinitydb.v1.AcceptDelivery.$Shape} AcceptDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AcceptDelivery & infinitydb.v1.AcceptDelivery.$Shape;
        }

        namespace AcceptDelivery {

            /** Properties of an AcceptDelivery. */
            interface $Properties {

                /** AcceptDelivery trade */
                trade?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcceptDelivery. */
            type $Shape = infinitydb.v1.AcceptDelivery.$Properties;
        }

        /**
         * Properties of a DisputeDelivery.
         * @deprecated Use infinitydb.v1.DisputeDelivery.$Properties instead.
         */
        interface IDisputeDelivery extends infinitydb.v1.DisputeDelivery.$Properties {
        }

        /** Represents a DisputeDelivery. */
        class DisputeDelivery {

            /**
             * Constructs a new DisputeDelivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.DisputeDelivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DisputeDelivery trade. */
            trade: Long;

            /** DisputeDelivery blockIndex. */
            blockIndex: number;

            /** DisputeDelivery ciphertextBlock. */
            ciphertextBlock: Uint8Array;

            /** DisputeDelivery ciphertextPath. */
            ciphertextPath: Uint8Array[];

            /** DisputeDelivery contentLeafHash. */
            contentLeafHash: Uint8Array;

            /** DisputeDelivery contentPath. */
            contentPath: Uint8Array[];

            /**
             * Encodes the specified DisputeDelivery message. Does not implicitly {@link infinitydb.v1.DisputeDelivery.verify|verify} messages.
             * @param message DisputeDelivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.DisputeDelivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DisputeDelivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.DisputeDelivery & infinitydb.v1.DisputeDelivery.$Shape} DisputeDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.DisputeDelivery & infinitydb.v1.DisputeDelivery.$Shape;
        }

        namespace DisputeDelivery {

            /** Properties of a DisputeDelivery. */
            interface $Properties {

                /** DisputeDelivery trade */
                trade?: (Long|null);

                /** DisputeDelivery blockIndex */
                blockIndex?: (number|null);

                /** DisputeDelivery ciphertextBlock */
                ciphertextBlock?: (Uint8Array|null);

                /** DisputeDelivery ciphertextPath */
                ciphertextPath?: (Uint8Array[]|null);

                /** DisputeDelivery contentLeafHash */
                contentLeafHash?: (Uint8Array|null);

                /** DisputeDelivery contentPath */
                contentPath?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DisputeDelivery. */
            type $Shape = infinitydb.v1.DisputeDelivery.$Properties;
        }

        /**
         * Properties of an AcceptLease.
         * @deprecated Use infinitydb.v1.AcceptLease.$Properties instead.
         */
        interface IAcceptLease extends infinitydb.v1.AcceptLease.$Properties {
        }

        /** Represents an AcceptLease. */
        class AcceptLease {

            /**
             * Constructs a new AcceptLease.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AcceptLease.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcceptLease terms. */
            terms: Uint8Array;

            /** AcceptLease buyerSignature. */
            buyerSignature: Uint8Array;

            /** AcceptLease sellerSignature. */
            sellerSignature: Uint8Array;

            /**
             * Encodes the specified AcceptLease message. Does not implicitly {@link infinitydb.v1.AcceptLease.verify|verify} messages.
             * @param message AcceptLease message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AcceptLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcceptLease message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AcceptLease & infinitydb.v1.AcceptLease.$Shape} AcceptLease
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AcceptLease & infinitydb.v1.AcceptLease.$Shape;
        }

        namespace AcceptLease {

            /** Properties of an AcceptLease. */
            interface $Properties {

                /** AcceptLease terms */
                terms?: (Uint8Array|null);

                /** AcceptLease buyerSignature */
                buyerSignature?: (Uint8Array|null);

                /** AcceptLease sellerSignature */
                sellerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcceptLease. */
            type $Shape = infinitydb.v1.AcceptLease.$Properties;
        }

        /**
         * Properties of a ProvePossession.
         * @deprecated Use infinitydb.v1.ProvePossession.$Properties instead.
         */
        interface IProvePossession extends infinitydb.v1.ProvePossession.$Properties {
        }

        /** Represents a ProvePossession. */
        class ProvePossession {

            /**
             * Constructs a new ProvePossession.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ProvePossession.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProvePossession epoch. */
            epoch: Long;

            /** ProvePossession asset. */
            asset: number;

            /** ProvePossession proofSha256. */
            proofSha256: Uint8Array;

            /**
             * Encodes the specified ProvePossession message. Does not implicitly {@link infinitydb.v1.ProvePossession.verify|verify} messages.
             * @param message ProvePossession message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ProvePossession.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProvePossession message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ProvePossession & infinitydb.v1.ProvePossession.$Shape} ProvePossession
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ProvePossession & infinitydb.v1.ProvePossession.$Shape;
        }

        namespace ProvePossession {

            /** Properties of a ProvePossession. */
            interface $Properties {

                /** ProvePossession epoch */
                epoch?: (Long|null);

                /** ProvePossession asset */
                asset?: (number|null);

                /** ProvePossession proofSha256 */
                proofSha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProvePossession. */
            type $Shape = infinitydb.v1.ProvePossession.$Properties;
        }

        /**
         * Properties of an EndLease.
         * @deprecated Use infinitydb.v1.EndLease.$Properties instead.
         */
        interface IEndLease extends infinitydb.v1.EndLease.$Properties {
        }

        /** Represents an EndLease. */
        class EndLease {

            /**
             * Constructs a new EndLease.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.EndLease.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EndLease lease. */
            lease: Long;

            /**
             * Encodes the specified EndLease message. Does not implicitly {@link infinitydb.v1.EndLease.verify|verify} messages.
             * @param message EndLease message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.EndLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EndLease message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.EndLease & infinitydb.v1.EndLease.$Shape} EndLease
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.EndLease & infinitydb.v1.EndLease.$Shape;
        }

        namespace EndLease {

            /** Properties of an EndLease. */
            interface $Properties {

                /** EndLease lease */
                lease?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EndLease. */
            type $Shape = infinitydb.v1.EndLease.$Properties;
        }

        /**
         * Properties of a TakeRepair.
         * @deprecated Use infinitydb.v1.TakeRepair.$Properties instead.
         */
        interface ITakeRepair extends infinitydb.v1.TakeRepair.$Properties {
        }

        /** Represents a TakeRepair. */
        class TakeRepair {

            /**
             * Constructs a new TakeRepair.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.TakeRepair.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TakeRepair lease. */
            lease: Long;

            /** TakeRepair price. */
            price: Long;

            /**
             * Encodes the specified TakeRepair message. Does not implicitly {@link infinitydb.v1.TakeRepair.verify|verify} messages.
             * @param message TakeRepair message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.TakeRepair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TakeRepair message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.TakeRepair & infinitydb.v1.TakeRepair.$Shape} TakeRepair
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.TakeRepair & infinitydb.v1.TakeRepair.$Shape;
        }

        namespace TakeRepair {

            /** Properties of a TakeRepair. */
            interface $Properties {

                /** TakeRepair lease */
                lease?: (Long|null);

                /** TakeRepair price */
                price?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TakeRepair. */
            type $Shape = infinitydb.v1.TakeRepair.$Properties;
        }

        /**
         * Properties of an OpenChannel.
         * @deprecated Use infinitydb.v1.OpenChannel.$Properties instead.
         */
        interface IOpenChannel extends infinitydb.v1.OpenChannel.$Properties {
        }

        /** Represents an OpenChannel. */
        class OpenChannel {

            /**
             * Constructs a new OpenChannel.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.OpenChannel.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OpenChannel toAgent. */
            toAgent: Uint8Array;

            /** OpenChannel asset. */
            asset: number;

            /** OpenChannel ceilingBaseUnits. */
            ceilingBaseUnits: Uint8Array;

            /** OpenChannel untilMs. */
            untilMs: Long;

            /**
             * Encodes the specified OpenChannel message. Does not implicitly {@link infinitydb.v1.OpenChannel.verify|verify} messages.
             * @param message OpenChannel message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.OpenChannel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OpenChannel message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.OpenChannel & infinitydb.v1.OpenChannel.$Shape} OpenChannel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.OpenChannel & infinitydb.v1.OpenChannel.$Shape;
        }

        namespace OpenChannel {

            /** Properties of an OpenChannel. */
            interface $Properties {

                /** OpenChannel toAgent */
                toAgent?: (Uint8Array|null);

                /** OpenChannel asset */
                asset?: (number|null);

                /** OpenChannel ceilingBaseUnits */
                ceilingBaseUnits?: (Uint8Array|null);

                /** OpenChannel untilMs */
                untilMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OpenChannel. */
            type $Shape = infinitydb.v1.OpenChannel.$Properties;
        }

        /**
         * Properties of a RedeemVoucher.
         * @deprecated Use infinitydb.v1.RedeemVoucher.$Properties instead.
         */
        interface IRedeemVoucher extends infinitydb.v1.RedeemVoucher.$Properties {
        }

        /** Represents a RedeemVoucher. */
        class RedeemVoucher {

            /**
             * Constructs a new RedeemVoucher.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.RedeemVoucher.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RedeemVoucher channel. */
            channel: Long;

            /** RedeemVoucher cumulativeBaseUnits. */
            cumulativeBaseUnits: Uint8Array;

            /** RedeemVoucher payerSignature. */
            payerSignature: Uint8Array;

            /**
             * Encodes the specified RedeemVoucher message. Does not implicitly {@link infinitydb.v1.RedeemVoucher.verify|verify} messages.
             * @param message RedeemVoucher message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.RedeemVoucher.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RedeemVoucher message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.RedeemVoucher & infinitydb.v1.RedeemVoucher.$Shape} RedeemVoucher
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.RedeemVoucher & infinitydb.v1.RedeemVoucher.$Shape;
        }

        namespace RedeemVoucher {

            /** Properties of a RedeemVoucher. */
            interface $Properties {

                /** RedeemVoucher channel */
                channel?: (Long|null);

                /** RedeemVoucher cumulativeBaseUnits */
                cumulativeBaseUnits?: (Uint8Array|null);

                /** RedeemVoucher payerSignature */
                payerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RedeemVoucher. */
            type $Shape = infinitydb.v1.RedeemVoucher.$Properties;
        }

        /**
         * Properties of an EnrolAgent.
         * @deprecated Use infinitydb.v1.EnrolAgent.$Properties instead.
         */
        interface IEnrolAgent extends infinitydb.v1.EnrolAgent.$Properties {
        }

        /** Represents an EnrolAgent. */
        class EnrolAgent {

            /**
             * Constructs a new EnrolAgent.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.EnrolAgent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnrolAgent agent. */
            agent: Uint8Array;

            /** EnrolAgent owner. */
            owner: Uint8Array;

            /** EnrolAgent natsKey. */
            natsKey: Uint8Array;

            /** EnrolAgent dhtKey. */
            dhtKey: Uint8Array;

            /** EnrolAgent validUntilSeconds. */
            validUntilSeconds: Long;

            /** EnrolAgent nonce. */
            nonce: Long;

            /** EnrolAgent ownerSignature. */
            ownerSignature: Uint8Array;

            /** EnrolAgent agentSignature. */
            agentSignature: Uint8Array;

            /**
             * Encodes the specified EnrolAgent message. Does not implicitly {@link infinitydb.v1.EnrolAgent.verify|verify} messages.
             * @param message EnrolAgent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.EnrolAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnrolAgent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.EnrolAgent & infinitydb.v1.EnrolAgent.$Shape} EnrolAgent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.EnrolAgent & infinitydb.v1.EnrolAgent.$Shape;
        }

        namespace EnrolAgent {

            /** Properties of an EnrolAgent. */
            interface $Properties {

                /** EnrolAgent agent */
                agent?: (Uint8Array|null);

                /** EnrolAgent owner */
                owner?: (Uint8Array|null);

                /** EnrolAgent natsKey */
                natsKey?: (Uint8Array|null);

                /** EnrolAgent dhtKey */
                dhtKey?: (Uint8Array|null);

                /** EnrolAgent validUntilSeconds */
                validUntilSeconds?: (Long|null);

                /** EnrolAgent nonce */
                nonce?: (Long|null);

                /** EnrolAgent ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** EnrolAgent agentSignature */
                agentSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnrolAgent. */
            type $Shape = infinitydb.v1.EnrolAgent.$Properties;
        }

        /**
         * Properties of a FundAgent.
         * @deprecated Use infinitydb.v1.FundAgent.$Properties instead.
         */
        interface IFundAgent extends infinitydb.v1.FundAgent.$Properties {
        }

        /** Represents a FundAgent. */
        class FundAgent {

            /**
             * Constructs a new FundAgent.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FundAgent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FundAgent agent. */
            agent: Uint8Array;

            /** FundAgent owner. */
            owner: Uint8Array;

            /** FundAgent asset. */
            asset: number;

            /** FundAgent amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** FundAgent nonce. */
            nonce: Long;

            /** FundAgent ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified FundAgent message. Does not implicitly {@link infinitydb.v1.FundAgent.verify|verify} messages.
             * @param message FundAgent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FundAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FundAgent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FundAgent & infinitydb.v1.FundAgent.$Shape} FundAgent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FundAgent & infinitydb.v1.FundAgent.$Shape;
        }

        namespace FundAgent {

            /** Properties of a FundAgent. */
            interface $Properties {

                /** FundAgent agent */
                agent?: (Uint8Array|null);

                /** FundAgent owner */
                owner?: (Uint8Array|null);

                /** FundAgent asset */
                asset?: (number|null);

                /** FundAgent amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** FundAgent nonce */
                nonce?: (Long|null);

                /** FundAgent ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FundAgent. */
            type $Shape = infinitydb.v1.FundAgent.$Properties;
        }

        /**
         * Properties of a SweepAgent.
         * @deprecated Use infinitydb.v1.SweepAgent.$Properties instead.
         */
        interface ISweepAgent extends infinitydb.v1.SweepAgent.$Properties {
        }

        /** Represents a SweepAgent. */
        class SweepAgent {

            /**
             * Constructs a new SweepAgent.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SweepAgent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepAgent agent. */
            agent: Uint8Array;

            /** SweepAgent owner. */
            owner: Uint8Array;

            /** SweepAgent asset. */
            asset: number;

            /** SweepAgent amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** SweepAgent nonce. */
            nonce: Long;

            /** SweepAgent ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified SweepAgent message. Does not implicitly {@link infinitydb.v1.SweepAgent.verify|verify} messages.
             * @param message SweepAgent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SweepAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepAgent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SweepAgent & infinitydb.v1.SweepAgent.$Shape} SweepAgent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SweepAgent & infinitydb.v1.SweepAgent.$Shape;
        }

        namespace SweepAgent {

            /** Properties of a SweepAgent. */
            interface $Properties {

                /** SweepAgent agent */
                agent?: (Uint8Array|null);

                /** SweepAgent owner */
                owner?: (Uint8Array|null);

                /** SweepAgent asset */
                asset?: (number|null);

                /** SweepAgent amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** SweepAgent nonce */
                nonce?: (Long|null);

                /** SweepAgent ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepAgent. */
            type $Shape = infinitydb.v1.SweepAgent.$Properties;
        }

        /**
         * Properties of a RevokeAgent.
         * @deprecated Use infinitydb.v1.RevokeAgent.$Properties instead.
         */
        interface IRevokeAgent extends infinitydb.v1.RevokeAgent.$Properties {
        }

        /** Represents a RevokeAgent. */
        class RevokeAgent {

            /**
             * Constructs a new RevokeAgent.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.RevokeAgent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevokeAgent agent. */
            agent: Uint8Array;

            /** RevokeAgent owner. */
            owner: Uint8Array;

            /** RevokeAgent nonce. */
            nonce: Long;

            /** RevokeAgent ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified RevokeAgent message. Does not implicitly {@link infinitydb.v1.RevokeAgent.verify|verify} messages.
             * @param message RevokeAgent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.RevokeAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokeAgent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.RevokeAgent & infinitydb.v1.RevokeAgent.$Shape} RevokeAgent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.RevokeAgent & infinitydb.v1.RevokeAgent.$Shape;
        }

        namespace RevokeAgent {

            /** Properties of a RevokeAgent. */
            interface $Properties {

                /** RevokeAgent agent */
                agent?: (Uint8Array|null);

                /** RevokeAgent owner */
                owner?: (Uint8Array|null);

                /** RevokeAgent nonce */
                nonce?: (Long|null);

                /** RevokeAgent ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokeAgent. */
            type $Shape = infinitydb.v1.RevokeAgent.$Properties;
        }

        /**
         * Properties of a Withdraw.
         * @deprecated Use infinitydb.v1.Withdraw.$Properties instead.
         */
        interface IWithdraw extends infinitydb.v1.Withdraw.$Properties {
        }

        /** Represents a Withdraw. */
        class Withdraw {

            /**
             * Constructs a new Withdraw.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Withdraw.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Withdraw owner. */
            owner: Uint8Array;

            /** Withdraw asset. */
            asset: number;

            /** Withdraw amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** Withdraw nonce. */
            nonce: Long;

            /** Withdraw validUntilSeconds. */
            validUntilSeconds: Long;

            /** Withdraw ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified Withdraw message. Does not implicitly {@link infinitydb.v1.Withdraw.verify|verify} messages.
             * @param message Withdraw message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Withdraw.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Withdraw message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Withdraw & infinitydb.v1.Withdraw.$Shape} Withdraw
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Withdraw & infinitydb.v1.Withdraw.$Shape;
        }

        namespace Withdraw {

            /** Properties of a Withdraw. */
            interface $Properties {

                /** Withdraw owner */
                owner?: (Uint8Array|null);

                /** Withdraw asset */
                asset?: (number|null);

                /** Withdraw amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** Withdraw nonce */
                nonce?: (Long|null);

                /** Withdraw validUntilSeconds */
                validUntilSeconds?: (Long|null);

                /** Withdraw ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Withdraw. */
            type $Shape = infinitydb.v1.Withdraw.$Properties;
        }

        /**
         * Properties of a PostBond.
         * @deprecated Use infinitydb.v1.PostBond.$Properties instead.
         */
        interface IPostBond extends infinitydb.v1.PostBond.$Properties {
        }

        /** Represents a PostBond. */
        class PostBond {

            /**
             * Constructs a new PostBond.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.PostBond.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PostBond owner. */
            owner: Uint8Array;

            /** PostBond asset. */
            asset: number;

            /** PostBond amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** PostBond nonce. */
            nonce: Long;

            /** PostBond ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified PostBond message. Does not implicitly {@link infinitydb.v1.PostBond.verify|verify} messages.
             * @param message PostBond message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.PostBond.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PostBond message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.PostBond & infinitydb.v1.PostBond.$Shape} PostBond
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.PostBond & infinitydb.v1.PostBond.$Shape;
        }

        namespace PostBond {

            /** Properties of a PostBond. */
            interface $Properties {

                /** PostBond owner */
                owner?: (Uint8Array|null);

                /** PostBond asset */
                asset?: (number|null);

                /** PostBond amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** PostBond nonce */
                nonce?: (Long|null);

                /** PostBond ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PostBond. */
            type $Shape = infinitydb.v1.PostBond.$Properties;
        }

        /**
         * Properties of a ReturnBond.
         * @deprecated Use infinitydb.v1.ReturnBond.$Properties instead.
         */
        interface IReturnBond extends infinitydb.v1.ReturnBond.$Properties {
        }

        /** Represents a ReturnBond. */
        class ReturnBond {

            /**
             * Constructs a new ReturnBond.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ReturnBond.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReturnBond owner. */
            owner: Uint8Array;

            /** ReturnBond asset. */
            asset: number;

            /** ReturnBond amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** ReturnBond nonce. */
            nonce: Long;

            /** ReturnBond ownerSignature. */
            ownerSignature: Uint8Array;

            /**
             * Encodes the specified ReturnBond message. Does not implicitly {@link infinitydb.v1.ReturnBond.verify|verify} messages.
             * @param message ReturnBond message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ReturnBond.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReturnBond message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ReturnBond & infinitydb.v1.ReturnBond.$Shape} ReturnBond
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ReturnBond & infinitydb.v1.ReturnBond.$Shape;
        }

        namespace ReturnBond {

            /** Properties of a ReturnBond. */
            interface $Properties {

                /** ReturnBond owner */
                owner?: (Uint8Array|null);

                /** ReturnBond asset */
                asset?: (number|null);

                /** ReturnBond amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** ReturnBond nonce */
                nonce?: (Long|null);

                /** ReturnBond ownerSignature */
                ownerSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReturnBond. */
            type $Shape = infinitydb.v1.ReturnBond.$Properties;
        }

        /**
         * Properties of a DepositSeen.
         * @deprecated Use infinitydb.v1.DepositSeen.$Properties instead.
         */
        interface IDepositSeen extends infinitydb.v1.DepositSeen.$Properties {
        }

        /** Represents a DepositSeen. */
        class DepositSeen {

            /**
             * Constructs a new DepositSeen.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.DepositSeen.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DepositSeen owner. */
            owner: Uint8Array;

            /** DepositSeen asset. */
            asset: number;

            /** DepositSeen amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /** DepositSeen agent. */
            agent: Uint8Array;

            /** DepositSeen txHash. */
            txHash: Uint8Array;

            /** DepositSeen logIndex. */
            logIndex: number;

            /** DepositSeen blockNumber. */
            blockNumber: Long;

            /**
             * Encodes the specified DepositSeen message. Does not implicitly {@link infinitydb.v1.DepositSeen.verify|verify} messages.
             * @param message DepositSeen message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.DepositSeen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DepositSeen message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.DepositSeen & infinitydb.v1.DepositSeen.$Shape} DepositSeen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.DepositSeen & infinitydb.v1.DepositSeen.$Shape;
        }

        namespace DepositSeen {

            /** Properties of a DepositSeen. */
            interface $Properties {

                /** DepositSeen owner */
                owner?: (Uint8Array|null);

                /** DepositSeen asset */
                asset?: (number|null);

                /** DepositSeen amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** DepositSeen agent */
                agent?: (Uint8Array|null);

                /** DepositSeen txHash */
                txHash?: (Uint8Array|null);

                /** DepositSeen logIndex */
                logIndex?: (number|null);

                /** DepositSeen blockNumber */
                blockNumber?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DepositSeen. */
            type $Shape = infinitydb.v1.DepositSeen.$Properties;
        }

        /**
         * Properties of a WithdrawalConfirmed.
         * @deprecated Use infinitydb.v1.WithdrawalConfirmed.$Properties instead.
         */
        interface IWithdrawalConfirmed extends infinitydb.v1.WithdrawalConfirmed.$Properties {
        }

        /** Represents a WithdrawalConfirmed. */
        class WithdrawalConfirmed {

            /**
             * Constructs a new WithdrawalConfirmed.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.WithdrawalConfirmed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WithdrawalConfirmed owner. */
            owner: Uint8Array;

            /** WithdrawalConfirmed nonce. */
            nonce: Long;

            /** WithdrawalConfirmed txHash. */
            txHash: Uint8Array;

            /** WithdrawalConfirmed blockNumber. */
            blockNumber: Long;

            /**
             * Encodes the specified WithdrawalConfirmed message. Does not implicitly {@link infinitydb.v1.WithdrawalConfirmed.verify|verify} messages.
             * @param message WithdrawalConfirmed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.WithdrawalConfirmed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WithdrawalConfirmed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.WithdrawalConfirmed & infinitydb.v1.WithdrawalConfirmed.$Shape} WithdrawalConfirmed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.WithdrawalConfirmed & infinitydb.v1.WithdrawalConfirmed.$Shape;
        }

        namespace WithdrawalConfirmed {

            /** Properties of a WithdrawalConfirmed. */
            interface $Properties {

                /** WithdrawalConfirmed owner */
                owner?: (Uint8Array|null);

                /** WithdrawalConfirmed nonce */
                nonce?: (Long|null);

                /** WithdrawalConfirmed txHash */
                txHash?: (Uint8Array|null);

                /** WithdrawalConfirmed blockNumber */
                blockNumber?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WithdrawalConfirmed. */
            type $Shape = infinitydb.v1.WithdrawalConfirmed.$Properties;
        }

        /**
         * Properties of a WithdrawalLapsed.
         * @deprecated Use infinitydb.v1.WithdrawalLapsed.$Properties instead.
         */
        interface IWithdrawalLapsed extends infinitydb.v1.WithdrawalLapsed.$Properties {
        }

        /** Represents a WithdrawalLapsed. */
        class WithdrawalLapsed {

            /**
             * Constructs a new WithdrawalLapsed.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.WithdrawalLapsed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WithdrawalLapsed owner. */
            owner: Uint8Array;

            /** WithdrawalLapsed nonce. */
            nonce: Long;

            /** WithdrawalLapsed blockTimeSeconds. */
            blockTimeSeconds: Long;

            /**
             * Encodes the specified WithdrawalLapsed message. Does not implicitly {@link infinitydb.v1.WithdrawalLapsed.verify|verify} messages.
             * @param message WithdrawalLapsed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.WithdrawalLapsed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WithdrawalLapsed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.WithdrawalLapsed & infinitydb.v1.WithdrawalLapsed.$Shape} WithdrawalLapsed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.WithdrawalLapsed & infinitydb.v1.WithdrawalLapsed.$Shape;
        }

        namespace WithdrawalLapsed {

            /** Properties of a WithdrawalLapsed. */
            interface $Properties {

                /** WithdrawalLapsed owner */
                owner?: (Uint8Array|null);

                /** WithdrawalLapsed nonce */
                nonce?: (Long|null);

                /** WithdrawalLapsed blockTimeSeconds */
                blockTimeSeconds?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WithdrawalLapsed. */
            type $Shape = infinitydb.v1.WithdrawalLapsed.$Properties;
        }

        /**
         * Properties of a CheckpointPublished.
         * @deprecated Use infinitydb.v1.CheckpointPublished.$Properties instead.
         */
        interface ICheckpointPublished extends infinitydb.v1.CheckpointPublished.$Properties {
        }

        /** Represents a CheckpointPublished. */
        class CheckpointPublished {

            /**
             * Constructs a new CheckpointPublished.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CheckpointPublished.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointPublished epoch. */
            epoch: Long;

            /** CheckpointPublished note. */
            note: string;

            /**
             * Encodes the specified CheckpointPublished message. Does not implicitly {@link infinitydb.v1.CheckpointPublished.verify|verify} messages.
             * @param message CheckpointPublished message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CheckpointPublished.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointPublished message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CheckpointPublished & infinitydb.v1.CheckpointPublished.$Shape} CheckpointPublished
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CheckpointPublished & infinitydb.v1.CheckpointPublished.$Shape;
        }

        namespace CheckpointPublished {

            /** Properties of a CheckpointPublished. */
            interface $Properties {

                /** CheckpointPublished epoch */
                epoch?: (Long|null);

                /** CheckpointPublished note */
                note?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointPublished. */
            type $Shape = infinitydb.v1.CheckpointPublished.$Properties;
        }

        /**
         * Properties of a CommitState.
         * @deprecated Use infinitydb.v1.CommitState.$Properties instead.
         */
        interface ICommitState extends infinitydb.v1.CommitState.$Properties {
        }

        /** Represents a CommitState. */
        class CommitState {

            /**
             * Constructs a new CommitState.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommitState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommitState chainBlock. */
            chainBlock: Long;

            /**
             * Encodes the specified CommitState message. Does not implicitly {@link infinitydb.v1.CommitState.verify|verify} messages.
             * @param message CommitState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommitState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommitState & infinitydb.v1.CommitState.$Shape} CommitState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommitState & infinitydb.v1.CommitState.$Shape;
        }

        namespace CommitState {

            /** Properties of a CommitState. */
            interface $Properties {

                /** CommitState chainBlock */
                chainBlock?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitState. */
            type $Shape = infinitydb.v1.CommitState.$Properties;
        }

        /**
         * Properties of a Quote.
         * @deprecated Use infinitydb.v1.Quote.$Properties instead.
         */
        interface IQuote extends infinitydb.v1.Quote.$Properties {
        }

        /** Represents a Quote. */
        class Quote {

            /**
             * Constructs a new Quote.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Quote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Quote negotiationId. */
            negotiationId: Long;

            /** Quote seller. */
            seller: Uint8Array;

            /** Quote buyer. */
            buyer: Uint8Array;

            /** Quote cid. */
            cid: Uint8Array;

            /** Quote bytes. */
            bytes: Long;

            /** Quote asset. */
            asset: number;

            /** Quote priceBaseUnits. */
            priceBaseUnits: Uint8Array;

            /** Quote validUntilMs. */
            validUntilMs: Long;

            /**
             * Encodes the specified Quote message. Does not implicitly {@link infinitydb.v1.Quote.verify|verify} messages.
             * @param message Quote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Quote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Quote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Quote & infinitydb.v1.Quote.$Shape} Quote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Quote & infinitydb.v1.Quote.$Shape;
        }

        namespace Quote {

            /** Properties of a Quote. */
            interface $Properties {

                /** Quote negotiationId */
                negotiationId?: (Long|null);

                /** Quote seller */
                seller?: (Uint8Array|null);

                /** Quote buyer */
                buyer?: (Uint8Array|null);

                /** Quote cid */
                cid?: (Uint8Array|null);

                /** Quote bytes */
                bytes?: (Long|null);

                /** Quote asset */
                asset?: (number|null);

                /** Quote priceBaseUnits */
                priceBaseUnits?: (Uint8Array|null);

                /** Quote validUntilMs */
                validUntilMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Quote. */
            type $Shape = infinitydb.v1.Quote.$Properties;
        }

        /**
         * Properties of a SignedQuote.
         * @deprecated Use infinitydb.v1.SignedQuote.$Properties instead.
         */
        interface ISignedQuote extends infinitydb.v1.SignedQuote.$Properties {
        }

        /** Represents a SignedQuote. */
        class SignedQuote {

            /**
             * Constructs a new SignedQuote.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SignedQuote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedQuote quote. */
            quote: Uint8Array;

            /** SignedQuote signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified SignedQuote message. Does not implicitly {@link infinitydb.v1.SignedQuote.verify|verify} messages.
             * @param message SignedQuote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SignedQuote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedQuote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SignedQuote & infinitydb.v1.SignedQuote.$Shape} SignedQuote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SignedQuote & infinitydb.v1.SignedQuote.$Shape;
        }

        namespace SignedQuote {

            /** Properties of a SignedQuote. */
            interface $Properties {

                /** SignedQuote quote */
                quote?: (Uint8Array|null);

                /** SignedQuote signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedQuote. */
            type $Shape = infinitydb.v1.SignedQuote.$Properties;
        }

        /**
         * Properties of a CodedRefusal.
         * @deprecated Use infinitydb.v1.CodedRefusal.$Properties instead.
         */
        interface ICodedRefusal extends infinitydb.v1.CodedRefusal.$Properties {
        }

        /** Represents a CodedRefusal. */
        class CodedRefusal {

            /**
             * Constructs a new CodedRefusal.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CodedRefusal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CodedRefusal code. */
            code: number;

            /** CodedRefusal message. */
            message: string;

            /**
             * Encodes the specified CodedRefusal message. Does not implicitly {@link infinitydb.v1.CodedRefusal.verify|verify} messages.
             * @param message CodedRefusal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CodedRefusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CodedRefusal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CodedRefusal & infinitydb.v1.CodedRefusal.$Shape} CodedRefusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CodedRefusal & infinitydb.v1.CodedRefusal.$Shape;
        }

        namespace CodedRefusal {

            /** Properties of a CodedRefusal. */
            interface $Properties {

                /** CodedRefusal code */
                code?: (number|null);

                /** CodedRefusal message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CodedRefusal. */
            type $Shape = infinitydb.v1.CodedRefusal.$Properties;
        }

        /**
         * Properties of a DeclinedRequest.
         * @deprecated Use infinitydb.v1.DeclinedRequest.$Properties instead.
         */
        interface IDeclinedRequest extends infinitydb.v1.DeclinedRequest.$Properties {
        }

        /** Represents a DeclinedRequest. */
        class DeclinedRequest {

            /**
             * Constructs a new DeclinedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.DeclinedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeclinedRequest code. */
            code: number;

            /** DeclinedRequest message. */
            message: string;

            /** DeclinedRequest reason. */
            reason: string;

            /**
             * Encodes the specified DeclinedRequest message. Does not implicitly {@link infinitydb.v1.DeclinedRequest.verify|verify} messages.
             * @param message DeclinedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.DeclinedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeclinedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.DeclinedRequest & infinitydb.v1.DeclinedRequest.$Shape} DeclinedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.DeclinedRequest & infinitydb.v1.DeclinedRequest.$Shape;
        }

        namespace DeclinedRequest {

            /** Properties of a DeclinedRequest. */
            interface $Properties {

                /** DeclinedRequest code */
                code?: (number|null);

                /** DeclinedRequest message */
                message?: (string|null);

                /** DeclinedRequest reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeclinedRequest. */
            type $Shape = infinitydb.v1.DeclinedRequest.$Properties;
        }

        /**
         * Properties of a QuoteRequest.
         * @deprecated Use infinitydb.v1.QuoteRequest.$Properties instead.
         */
        interface IQuoteRequest extends infinitydb.v1.QuoteRequest.$Properties {
        }

        /** Represents a QuoteRequest. */
        class QuoteRequest {

            /**
             * Constructs a new QuoteRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.QuoteRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuoteRequest buyer. */
            buyer: Uint8Array;

            /** QuoteRequest cid. */
            cid: Uint8Array;

            /** QuoteRequest asset. */
            asset: number;

            /**
             * Encodes the specified QuoteRequest message. Does not implicitly {@link infinitydb.v1.QuoteRequest.verify|verify} messages.
             * @param message QuoteRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.QuoteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuoteRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.QuoteRequest & infinitydb.v1.QuoteRequest.$Shape} QuoteRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.QuoteRequest & infinitydb.v1.QuoteRequest.$Shape;
        }

        namespace QuoteRequest {

            /** Properties of a QuoteRequest. */
            interface $Properties {

                /** QuoteRequest buyer */
                buyer?: (Uint8Array|null);

                /** QuoteRequest cid */
                cid?: (Uint8Array|null);

                /** QuoteRequest asset */
                asset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QuoteRequest. */
            type $Shape = infinitydb.v1.QuoteRequest.$Properties;
        }

        /**
         * Properties of a QuoteReply.
         * @deprecated Use infinitydb.v1.QuoteReply.$Properties instead.
         */
        interface IQuoteReply extends infinitydb.v1.QuoteReply.$Properties {
        }

        /** Represents a QuoteReply. */
        class QuoteReply {

            /**
             * Constructs a new QuoteReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.QuoteReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuoteReply quoted. */
            quoted?: (infinitydb.v1.SignedQuote.$Properties|null);

            /** QuoteReply refused. */
            refused?: (infinitydb.v1.DeclinedRequest.$Properties|null);

            /** QuoteReply reply. */
            reply?: ("quoted"|"refused");

            /**
             * Encodes the specified QuoteReply message. Does not implicitly {@link infinitydb.v1.QuoteReply.verify|verify} messages.
             * @param message QuoteReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.QuoteReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuoteReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.QuoteReply & infinitydb.v1.QuoteReply.$Shape} QuoteReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.QuoteReply & infinitydb.v1.QuoteReply.$Shape;
        }

        namespace QuoteReply {

            /** Properties of a QuoteReply. */
            interface $Properties {

                /** QuoteReply quoted */
                quoted?: (infinitydb.v1.SignedQuote.$Properties|null);

                /** QuoteReply refused */
                refused?: (infinitydb.v1.DeclinedRequest.$Properties|null);

                /** QuoteReply reply */
                reply?: ("quoted"|"refused");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a QuoteReply. */
            type $Shape = {
              quoted?: infinitydb.v1.SignedQuote.$Shape|null;
              refused?: infinitydb.v1.DeclinedRequest.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ reply?: undefined; quoted?: null; refused?: null }|{ reply?: "quoted"; quoted: infinitydb.v1.SignedQuote.$Shape; refused?: null }|{ reply?: "refused"; quoted?: null; refused: infinitydb.v1.DeclinedRequest.$Shape })
            );
        }

        /**
         * Properties of a BuyRequest.
         * @deprecated Use infinitydb.v1.BuyRequest.$Properties instead.
         */
        interface IBuyRequest extends infinitydb.v1.BuyRequest.$Properties {
        }

        /** Represents a BuyRequest. */
        class BuyRequest {

            /**
             * Constructs a new BuyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.BuyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BuyRequest trade. */
            trade: Long;

            /** BuyRequest buyer. */
            buyer: Uint8Array;

            /** BuyRequest cid. */
            cid: Uint8Array;

            /**
             * Encodes the specified BuyRequest message. Does not implicitly {@link infinitydb.v1.BuyRequest.verify|verify} messages.
             * @param message BuyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.BuyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BuyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.BuyRequest & infinitydb.v1.BuyRequest.$Shape} BuyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.BuyRequest & infinitydb.v1.BuyRequest.$Shape;
        }

        namespace BuyRequest {

            /** Properties of a BuyRequest. */
            interface $Properties {

                /** BuyRequest trade */
                trade?: (Long|null);

                /** BuyRequest buyer */
                buyer?: (Uint8Array|null);

                /** BuyRequest cid */
                cid?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BuyRequest. */
            type $Shape = infinitydb.v1.BuyRequest.$Properties;
        }

        /**
         * Properties of a Delivery.
         * @deprecated Use infinitydb.v1.Delivery.$Properties instead.
         */
        interface IDelivery extends infinitydb.v1.Delivery.$Properties {
        }

        /** Represents a Delivery. */
        class Delivery {

            /**
             * Constructs a new Delivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Delivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delivery address. */
            address: string;

            /** Delivery certificateFingerprint. */
            certificateFingerprint: Uint8Array;

            /**
             * Encodes the specified Delivery message. Does not implicitly {@link infinitydb.v1.Delivery.verify|verify} messages.
             * @param message Delivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Delivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Delivery & infinitydb.v1.Delivery.$Shape} Delivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Delivery & infinitydb.v1.Delivery.$Shape;
        }

        namespace Delivery {

            /** Properties of a Delivery. */
            interface $Properties {

                /** Delivery address */
                address?: (string|null);

                /** Delivery certificateFingerprint */
                certificateFingerprint?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delivery. */
            type $Shape = infinitydb.v1.Delivery.$Properties;
        }

        /**
         * Properties of a BuyReply.
         * @deprecated Use infinitydb.v1.BuyReply.$Properties instead.
         */
        interface IBuyReply extends infinitydb.v1.BuyReply.$Properties {
        }

        /** Represents a BuyReply. */
        class BuyReply {

            /**
             * Constructs a new BuyReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.BuyReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BuyReply delivery. */
            delivery?: (infinitydb.v1.Delivery.$Properties|null);

            /** BuyReply refused. */
            refused?: (infinitydb.v1.DeclinedRequest.$Properties|null);

            /** BuyReply reply. */
            reply?: ("delivery"|"refused");

            /**
             * Encodes the specified BuyReply message. Does not implicitly {@link infinitydb.v1.BuyReply.verify|verify} messages.
             * @param message BuyReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.BuyReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BuyReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.BuyReply & infinitydb.v1.BuyReply.$Shape} BuyReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.BuyReply & infinitydb.v1.BuyReply.$Shape;
        }

        namespace BuyReply {

            /** Properties of a BuyReply. */
            interface $Properties {

                /** BuyReply delivery */
                delivery?: (infinitydb.v1.Delivery.$Properties|null);

                /** BuyReply refused */
                refused?: (infinitydb.v1.DeclinedRequest.$Properties|null);

                /** BuyReply reply */
                reply?: ("delivery"|"refused");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a BuyReply. */
            type $Shape = {
              delivery?: infinitydb.v1.Delivery.$Shape|null;
              refused?: infinitydb.v1.DeclinedRequest.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ reply?: undefined; delivery?: null; refused?: null }|{ reply?: "delivery"; delivery: infinitydb.v1.Delivery.$Shape; refused?: null }|{ reply?: "refused"; delivery?: null; refused: infinitydb.v1.DeclinedRequest.$Shape })
            );
        }

        /**
         * Properties of a LeaseTerms.
         * @deprecated Use infinitydb.v1.LeaseTerms.$Properties instead.
         */
        interface ILeaseTerms extends infinitydb.v1.LeaseTerms.$Properties {
        }

        /** Represents a LeaseTerms. */
        class LeaseTerms {

            /**
             * Constructs a new LeaseTerms.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.LeaseTerms.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseTerms trade. */
            trade: Long;

            /** LeaseTerms object. */
            object: Uint8Array;

            /** LeaseTerms slot. */
            slot: number;

            /** LeaseTerms k. */
            k: number;

            /** LeaseTerms n. */
            n: number;

            /** LeaseTerms dataRoot. */
            dataRoot: Uint8Array;

            /** LeaseTerms bytes. */
            bytes: Long;

            /** LeaseTerms cidCount. */
            cidCount: number;

            /** LeaseTerms readPrice. */
            readPrice: Long;

            /** LeaseTerms firstEpoch. */
            firstEpoch: Long;

            /** LeaseTerms lastEpoch. */
            lastEpoch: Long;

            /**
             * Encodes the specified LeaseTerms message. Does not implicitly {@link infinitydb.v1.LeaseTerms.verify|verify} messages.
             * @param message LeaseTerms message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.LeaseTerms.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseTerms message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.LeaseTerms & infinitydb.v1.LeaseTerms.$Shape} LeaseTerms
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.LeaseTerms & infinitydb.v1.LeaseTerms.$Shape;
        }

        namespace LeaseTerms {

            /** Properties of a LeaseTerms. */
            interface $Properties {

                /** LeaseTerms trade */
                trade?: (Long|null);

                /** LeaseTerms object */
                object?: (Uint8Array|null);

                /** LeaseTerms slot */
                slot?: (number|null);

                /** LeaseTerms k */
                k?: (number|null);

                /** LeaseTerms n */
                n?: (number|null);

                /** LeaseTerms dataRoot */
                dataRoot?: (Uint8Array|null);

                /** LeaseTerms bytes */
                bytes?: (Long|null);

                /** LeaseTerms cidCount */
                cidCount?: (number|null);

                /** LeaseTerms readPrice */
                readPrice?: (Long|null);

                /** LeaseTerms firstEpoch */
                firstEpoch?: (Long|null);

                /** LeaseTerms lastEpoch */
                lastEpoch?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseTerms. */
            type $Shape = infinitydb.v1.LeaseTerms.$Properties;
        }

        /**
         * Properties of an EventsMessage.
         * @deprecated Use infinitydb.v1.EventsMessage.$Properties instead.
         */
        interface IEventsMessage extends infinitydb.v1.EventsMessage.$Properties {
        }

        /** Represents an EventsMessage. */
        class EventsMessage {

            /**
             * Constructs a new EventsMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.EventsMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventsMessage partition. */
            partition: number;

            /** EventsMessage generation. */
            generation: number;

            /** EventsMessage sequence. */
            sequence: Long;

            /** EventsMessage timeMs. */
            timeMs: Long;

            /** EventsMessage frameBytes. */
            frameBytes: Uint8Array;

            /** EventsMessage sender. */
            sender: Uint8Array;

            /** EventsMessage part. */
            part: number;

            /** EventsMessage parts. */
            parts: number;

            /** EventsMessage events. */
            events: infinitydb.v1.MarketEvent.$Properties[];

            /**
             * Encodes the specified EventsMessage message. Does not implicitly {@link infinitydb.v1.EventsMessage.verify|verify} messages.
             * @param message EventsMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.EventsMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventsMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.EventsMessage & infinitydb.v1.EventsMessage.$Shape} EventsMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.EventsMessage & infinitydb.v1.EventsMessage.$Shape;
        }

        namespace EventsMessage {

            /** Properties of an EventsMessage. */
            interface $Properties {

                /** EventsMessage partition */
                partition?: (number|null);

                /** EventsMessage generation */
                generation?: (number|null);

                /** EventsMessage sequence */
                sequence?: (Long|null);

                /** EventsMessage timeMs */
                timeMs?: (Long|null);

                /** EventsMessage frameBytes */
                frameBytes?: (Uint8Array|null);

                /** EventsMessage sender */
                sender?: (Uint8Array|null);

                /** EventsMessage part */
                part?: (number|null);

                /** EventsMessage parts */
                parts?: (number|null);

                /** EventsMessage events */
                events?: (infinitydb.v1.MarketEvent.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventsMessage. */
            type $Shape = {
              partition?: number|null;
              generation?: number|null;
              sequence?: Long|null;
              timeMs?: Long|null;
              frameBytes?: Uint8Array|null;
              sender?: Uint8Array|null;
              part?: number|null;
              parts?: number|null;
              events?: infinitydb.v1.MarketEvent.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a MarketEvent.
         * @deprecated Use infinitydb.v1.MarketEvent.$Properties instead.
         */
        interface IMarketEvent extends infinitydb.v1.MarketEvent.$Properties {
        }

        /** Represents a MarketEvent. */
        class MarketEvent {

            /**
             * Constructs a new MarketEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.MarketEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MarketEvent frameRefused. */
            frameRefused?: (infinitydb.v1.FrameRefused.$Properties|null);

            /** MarketEvent commandRefused. */
            commandRefused?: (infinitydb.v1.CommandRefused.$Properties|null);

            /** MarketEvent orderAccepted. */
            orderAccepted?: (infinitydb.v1.OrderAccepted.$Properties|null);

            /** MarketEvent orderClosed. */
            orderClosed?: (infinitydb.v1.OrderClosed.$Properties|null);

            /** MarketEvent tradeMatched. */
            tradeMatched?: (infinitydb.v1.TradeMatched.$Properties|null);

            /** MarketEvent networkFeeCharged. */
            networkFeeCharged?: (infinitydb.v1.NetworkFeeCharged.$Properties|null);

            /** MarketEvent fundsCredited. */
            fundsCredited?: (infinitydb.v1.FundsCredited.$Properties|null);

            /** MarketEvent fundsReleased. */
            fundsReleased?: (infinitydb.v1.FundsReleased.$Properties|null);

            /** MarketEvent orderReplaced. */
            orderReplaced?: (infinitydb.v1.OrderReplaced.$Properties|null);

            /** MarketEvent haltChanged. */
            haltChanged?: (infinitydb.v1.HaltChanged.$Properties|null);

            /** MarketEvent fundsStated. */
            fundsStated?: (infinitydb.v1.FundsStated.$Properties|null);

            /** MarketEvent event. */
            event?: ("frameRefused"|"commandRefused"|"orderAccepted"|"orderClosed"|"tradeMatched"|"networkFeeCharged"|"fundsCredited"|"fundsReleased"|"orderReplaced"|"haltChanged"|"fundsStated");

            /**
             * Encodes the specified MarketEvent message. Does not implicitly {@link infinitydb.v1.MarketEvent.verify|verify} messages.
             * @param message MarketEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.MarketEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MarketEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.MarketEvent & infinitydb.v1.MarketEvent.$Shape} MarketEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.MarketEvent & infinitydb.v1.MarketEvent.$Shape;
        }

        namespace MarketEvent {

            /** Properties of a MarketEvent. */
            interface $Properties {

                /** MarketEvent frameRefused */
                frameRefused?: (infinitydb.v1.FrameRefused.$Properties|null);

                /** MarketEvent commandRefused */
                commandRefused?: (infinitydb.v1.CommandRefused.$Properties|null);

                /** MarketEvent orderAccepted */
                orderAccepted?: (infinitydb.v1.OrderAccepted.$Properties|null);

                /** MarketEvent orderClosed */
                orderClosed?: (infinitydb.v1.OrderClosed.$Properties|null);

                /** MarketEvent tradeMatched */
                tradeMatched?: (infinitydb.v1.TradeMatched.$Properties|null);

                /** MarketEvent networkFeeCharged */
                networkFeeCharged?: (infinitydb.v1.NetworkFeeCharged.$Properties|null);

                /** MarketEvent fundsCredited */
                fundsCredited?: (infinitydb.v1.FundsCredited.$Properties|null);

                /** MarketEvent fundsReleased */
                fundsReleased?: (infinitydb.v1.FundsReleased.$Properties|null);

                /** MarketEvent orderReplaced */
                orderReplaced?: (infinitydb.v1.OrderReplaced.$Properties|null);

                /** MarketEvent haltChanged */
                haltChanged?: (infinitydb.v1.HaltChanged.$Properties|null);

                /** MarketEvent fundsStated */
                fundsStated?: (infinitydb.v1.FundsStated.$Properties|null);

                /** MarketEvent event */
                event?: ("frameRefused"|"commandRefused"|"orderAccepted"|"orderClosed"|"tradeMatched"|"networkFeeCharged"|"fundsCredited"|"fundsReleased"|"orderReplaced"|"haltChanged"|"fundsStated");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a MarketEvent. */
            type $Shape = {
              frameRefused?: infinitydb.v1.FrameRefused.$Shape|null;
              commandRefused?: infinitydb.v1.CommandRefused.$Shape|null;
              orderAccepted?: infinitydb.v1.OrderAccepted.$Shape|null;
              orderClosed?: infinitydb.v1.OrderClosed.$Shape|null;
              tradeMatched?: infinitydb.v1.TradeMatched.$Shape|null;
              networkFeeCharged?: infinitydb.v1.NetworkFeeCharged.$Shape|null;
              fundsCredited?: infinitydb.v1.FundsCredited.$Shape|null;
              fundsReleased?: infinitydb.v1.FundsReleased.$Shape|null;
              orderReplaced?: infinitydb.v1.OrderReplaced.$Shape|null;
              haltChanged?: infinitydb.v1.HaltChanged.$Shape|null;
              fundsStated?: infinitydb.v1.FundsStated.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ event?: undefined; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "frameRefused"; frameRefused: infinitydb.v1.FrameRefused.$Shape; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "commandRefused"; frameRefused?: null; commandRefused: infinitydb.v1.CommandRefused.$Shape; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "orderAccepted"; frameRefused?: null; commandRefused?: null; orderAccepted: infinitydb.v1.OrderAccepted.$Shape; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "orderClosed"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed: infinitydb.v1.OrderClosed.$Shape; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "tradeMatched"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched: infinitydb.v1.TradeMatched.$Shape; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "networkFeeCharged"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged: infinitydb.v1.NetworkFeeCharged.$Shape; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "fundsCredited"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited: infinitydb.v1.FundsCredited.$Shape; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "fundsReleased"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased: infinitydb.v1.FundsReleased.$Shape; orderReplaced?: null; haltChanged?: null; fundsStated?: null }|{ event?: "orderReplaced"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced: infinitydb.v1.OrderReplaced.$Shape; haltChanged?: null; fundsStated?: null }|{ event?: "haltChanged"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged: infinitydb.v1.HaltChanged.$Shape; fundsStated?: null }|{ event?: "fundsStated"; frameRefused?: null; commandRefused?: null; orderAccepted?: null; orderClosed?: null; tradeMatched?: null; networkFeeCharged?: null; fundsCredited?: null; fundsReleased?: null; orderReplaced?: null; haltChanged?: null; fundsStated: infinitydb.v1.FundsStated.$Shape })
            );
        }

        /**
         * Properties of a FrameRefused.
         * @deprecated Use infinitydb.v1.FrameRefused.$Properties instead.
         */
        interface IFrameRefused extends infinitydb.v1.FrameRefused.$Properties {
        }

        /** Represents a FrameRefused. */
        class FrameRefused {

            /**
             * Constructs a new FrameRefused.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FrameRefused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameRefused code. */
            code: number;

            /** FrameRefused message. */
            message: string;

            /** FrameRefused expectedSequence. */
            expectedSequence: Long;

            /** FrameRefused retryMs. */
            retryMs: number;

            /**
             * Encodes the specified FrameRefused message. Does not implicitly {@link infinitydb.v1.FrameRefused.verify|verify} messages.
             * @param message FrameRefused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FrameRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameRefused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FrameRefused & infinitydb.v1.FrameRefused.$Shape} FrameRefused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FrameRefused & infinitydb.v1.FrameRefused.$Shape;
        }

        namespace FrameRefused {

            /** Properties of a FrameRefused. */
            interface $Properties {

                /** FrameRefused code */
                code?: (number|null);

                /** FrameRefused message */
                message?: (string|null);

                /** FrameRefused expectedSequence */
                expectedSequence?: (Long|null);

                /** FrameRefused retryMs */
                retryMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameRefused. */
            type $Shape = infinitydb.v1.FrameRefused.$Properties;
        }

        /**
         * Properties of a CommandRefused.
         * @deprecated Use infinitydb.v1.CommandRefused.$Properties instead.
         */
        interface ICommandRefused extends infinitydb.v1.CommandRefused.$Properties {
        }

        /** Represents a CommandRefused. */
        class CommandRefused {

            /**
             * Constructs a new CommandRefused.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommandRefused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandRefused commandIndex. */
            commandIndex: number;

            /** CommandRefused code. */
            code: number;

            /** CommandRefused message. */
            message: string;

            /**
             * Encodes the specified CommandRefused message. Does not implicitly {@link infinitydb.v1.CommandRefused.verify|verify} messages.
             * @param message CommandRefused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommandRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandRefused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommandRefused & infinitydb.v1.CommandRefused.$Shape} CommandRefused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommandRefused & infinitydb.v1.CommandRefused.$Shape;
        }

        namespace CommandRefused {

            /** Properties of a CommandRefused. */
            interface $Properties {

                /** CommandRefused commandIndex */
                commandIndex?: (number|null);

                /** CommandRefused code */
                code?: (number|null);

                /** CommandRefused message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommandRefused. */
            type $Shape = infinitydb.v1.CommandRefused.$Properties;
        }

        /**
         * Properties of an OrderAccepted.
         * @deprecated Use infinitydb.v1.OrderAccepted.$Properties instead.
         */
        interface IOrderAccepted extends infinitydb.v1.OrderAccepted.$Properties {
        }

        /** Represents an OrderAccepted. */
        class OrderAccepted {

            /**
             * Constructs a new OrderAccepted.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.OrderAccepted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OrderAccepted commandIndex. */
            commandIndex: number;

            /** OrderAccepted orderId. */
            orderId: Long;

            /** OrderAccepted agent. */
            agent: Uint8Array;

            /** OrderAccepted instrument. */
            instrument: string;

            /** OrderAccepted side. */
            side: infinitydb.v1.Side;

            /** OrderAccepted price. */
            price: Long;

            /** OrderAccepted quantity. */
            quantity: Long;

            /**
             * Encodes the specified OrderAccepted message. Does not implicitly {@link infinitydb.v1.OrderAccepted.verify|verify} messages.
             * @param message OrderAccepted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.OrderAccepted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OrderAccepted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.OrderAccepted & infinitydb.v1.OrderAccepted.$Shape} OrderAccepted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.OrderAccepted & infinitydb.v1.OrderAccepted.$Shape;
        }

        namespace OrderAccepted {

            /** Properties of an OrderAccepted. */
            interface $Properties {

                /** OrderAccepted commandIndex */
                commandIndex?: (number|null);

                /** OrderAccepted orderId */
                orderId?: (Long|null);

                /** OrderAccepted agent */
                agent?: (Uint8Array|null);

                /** OrderAccepted instrument */
                instrument?: (string|null);

                /** OrderAccepted side */
                side?: (infinitydb.v1.Side|null);

                /** OrderAccepted price */
                price?: (Long|null);

                /** OrderAccepted quantity */
                quantity?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OrderAccepted. */
            type $Shape = infinitydb.v1.OrderAccepted.$Properties;
        }

        /** CloseReason enum. */
        enum CloseReason {

            /** CLOSE_REASON_UNSPECIFIED value */
            CLOSE_REASON_UNSPECIFIED = 0,

            /** CLOSE_REASON_FILLED value */
            CLOSE_REASON_FILLED = 1,

            /** CLOSE_REASON_CANCELLED value */
            CLOSE_REASON_CANCELLED = 2,

            /** CLOSE_REASON_IOC value */
            CLOSE_REASON_IOC = 3,

            /** CLOSE_REASON_EXPIRED value */
            CLOSE_REASON_EXPIRED = 4,

            /** CLOSE_REASON_NO_SELLERS value */
            CLOSE_REASON_NO_SELLERS = 5,

            /** CLOSE_REASON_FILL_LIMIT value */
            CLOSE_REASON_FILL_LIMIT = 6,

            /** CLOSE_REASON_SELF_TRADE value */
            CLOSE_REASON_SELF_TRADE = 7,

            /** CLOSE_REASON_FOK value */
            CLOSE_REASON_FOK = 8,

            /** CLOSE_REASON_MARKET value */
            CLOSE_REASON_MARKET = 9,

            /** CLOSE_REASON_BAND value */
            CLOSE_REASON_BAND = 10,

            /** CLOSE_REASON_MOVED value */
            CLOSE_REASON_MOVED = 11
        }

        /**
         * Properties of an OrderClosed.
         * @deprecated Use infinitydb.v1.OrderClosed.$Properties instead.
         */
        interface IOrderClosed extends infinitydb.v1.OrderClosed.$Properties {
        }

        /** Represents an OrderClosed. */
        class OrderClosed {

            /**
             * Constructs a new OrderClosed.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.OrderClosed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OrderClosed orderId. */
            orderId: Long;

            /** OrderClosed agent. */
            agent: Uint8Array;

            /** OrderClosed reason. */
            reason: infinitydb.v1.CloseReason;

            /** OrderClosed remaining. */
            remaining: Long;

            /**
             * Encodes the specified OrderClosed message. Does not implicitly {@link infinitydb.v1.OrderClosed.verify|verify} messages.
             * @param message OrderClosed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.OrderClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OrderClosed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.OrderClosed & infinitydb.v1.OrderClosed.$Shape} OrderClosed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.OrderClosed & infinitydb.v1.OrderClosed.$Shape;
        }

        namespace OrderClosed {

            /** Properties of an OrderClosed. */
            interface $Properties {

                /** OrderClosed orderId */
                orderId?: (Long|null);

                /** OrderClosed agent */
                agent?: (Uint8Array|null);

                /** OrderClosed reason */
                reason?: (infinitydb.v1.CloseReason|null);

                /** OrderClosed remaining */
                remaining?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OrderClosed. */
            type $Shape = infinitydb.v1.OrderClosed.$Properties;
        }

        /**
         * Properties of a TradeMatched.
         * @deprecated Use infinitydb.v1.TradeMatched.$Properties instead.
         */
        interface ITradeMatched extends infinitydb.v1.TradeMatched.$Properties {
        }

        /** Represents a TradeMatched. */
        class TradeMatched {

            /**
             * Constructs a new TradeMatched.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.TradeMatched.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TradeMatched tradeId. */
            tradeId: Long;

            /** TradeMatched instrument. */
            instrument: string;

            /** TradeMatched asset. */
            asset: number;

            /** TradeMatched buyer. */
            buyer: Uint8Array;

            /** TradeMatched seller. */
            seller: Uint8Array;

            /** TradeMatched bidOrderId. */
            bidOrderId: Long;

            /** TradeMatched askOrderId. */
            askOrderId: Long;

            /** TradeMatched commandIndex. */
            commandIndex: number;

            /** TradeMatched takerSide. */
            takerSide: infinitydb.v1.Side;

            /** TradeMatched price. */
            price: Long;

            /** TradeMatched quantity. */
            quantity: Long;

            /** TradeMatched collateral. */
            collateral: Long;

            /** TradeMatched spread. */
            spread: number;

            /** TradeMatched slot. */
            slot: number;

            /** TradeMatched object. */
            object: Uint8Array;

            /** TradeMatched readPrice. */
            readPrice: Long;

            /** TradeMatched reserveShare. */
            reserveShare: Long;

            /** TradeMatched mandate. */
            mandate?: (infinitydb.v1.RepairMandate.$Properties|null);

            /**
             * Encodes the specified TradeMatched message. Does not implicitly {@link infinitydb.v1.TradeMatched.verify|verify} messages.
             * @param message TradeMatched message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.TradeMatched.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TradeMatched message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.TradeMatched & infinitydb.v1.TradeMatched.$Shape} TradeMatched
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.TradeMatched & infinitydb.v1.TradeMatched.$Shape;
        }

        namespace TradeMatched {

            /** Properties of a TradeMatched. */
            interface $Properties {

                /** TradeMatched tradeId */
                tradeId?: (Long|null);

                /** TradeMatched instrument */
                instrument?: (string|null);

                /** TradeMatched asset */
                asset?: (number|null);

                /** TradeMatched buyer */
                buyer?: (Uint8Array|null);

                /** TradeMatched seller */
                seller?: (Uint8Array|null);

                /** TradeMatched bidOrderId */
                bidOrderId?: (Long|null);

                /** TradeMatched askOrderId */
                askOrderId?: (Long|null);

                /** TradeMatched commandIndex */
                commandIndex?: (number|null);

                /** TradeMatched takerSide */
                takerSide?: (infinitydb.v1.Side|null);

                /** TradeMatched price */
                price?: (Long|null);

                /** TradeMatched quantity */
                quantity?: (Long|null);

                /** TradeMatched collateral */
                collateral?: (Long|null);

                /** TradeMatched spread */
                spread?: (number|null);

                /** TradeMatched slot */
                slot?: (number|null);

                /** TradeMatched object */
                object?: (Uint8Array|null);

                /** TradeMatched readPrice */
                readPrice?: (Long|null);

                /** TradeMatched reserveShare */
                reserveShare?: (Long|null);

                /** TradeMatched mandate */
                mandate?: (infinitydb.v1.RepairMandate.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TradeMatched. */
            type $Shape = infinitydb.v1.TradeMatched.$Properties;
        }

        /**
         * Properties of an OrderReplaced.
         * @deprecated Use infinitydb.v1.OrderReplaced.$Properties instead.
         */
        interface IOrderReplaced extends infinitydb.v1.OrderReplaced.$Properties {
        }

        /** Represents an OrderReplaced. */
        class OrderReplaced {

            /**
             * Constructs a new OrderReplaced.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.OrderReplaced.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OrderReplaced commandIndex. */
            commandIndex: number;

            /** OrderReplaced orderId. */
            orderId: Long;

            /** OrderReplaced agent. */
            agent: Uint8Array;

            /** OrderReplaced price. */
            price: Long;

            /** OrderReplaced quantity. */
            quantity: Long;

            /** OrderReplaced keptPlace. */
            keptPlace: boolean;

            /**
             * Encodes the specified OrderReplaced message. Does not implicitly {@link infinitydb.v1.OrderReplaced.verify|verify} messages.
             * @param message OrderReplaced message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.OrderReplaced.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OrderReplaced message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.OrderReplaced & infinitydb.v1.OrderReplaced.$Shape} OrderReplaced
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.OrderReplaced & infinitydb.v1.OrderReplaced.$Shape;
        }

        namespace OrderReplaced {

            /** Properties of an OrderReplaced. */
            interface $Properties {

                /** OrderReplaced commandIndex */
                commandIndex?: (number|null);

                /** OrderReplaced orderId */
                orderId?: (Long|null);

                /** OrderReplaced agent */
                agent?: (Uint8Array|null);

                /** OrderReplaced price */
                price?: (Long|null);

                /** OrderReplaced quantity */
                quantity?: (Long|null);

                /** OrderReplaced keptPlace */
                keptPlace?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OrderReplaced. */
            type $Shape = infinitydb.v1.OrderReplaced.$Properties;
        }

        /**
         * Properties of a HaltChanged.
         * @deprecated Use infinitydb.v1.HaltChanged.$Properties instead.
         */
        interface IHaltChanged extends infinitydb.v1.HaltChanged.$Properties {
        }

        /** Represents a HaltChanged. */
        class HaltChanged {

            /**
             * Constructs a new HaltChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.HaltChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HaltChanged commandIndex. */
            commandIndex: number;

            /** HaltChanged instrument. */
            instrument: string;

            /** HaltChanged untilMs. */
            untilMs: Long;

            /** HaltChanged reason. */
            reason: string;

            /**
             * Encodes the specified HaltChanged message. Does not implicitly {@link infinitydb.v1.HaltChanged.verify|verify} messages.
             * @param message HaltChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.HaltChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HaltChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.HaltChanged & infinitydb.v1.HaltChanged.$Shape} HaltChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.HaltChanged & infinitydb.v1.HaltChanged.$Shape;
        }

        namespace HaltChanged {

            /** Properties of a HaltChanged. */
            interface $Properties {

                /** HaltChanged commandIndex */
                commandIndex?: (number|null);

                /** HaltChanged instrument */
                instrument?: (string|null);

                /** HaltChanged untilMs */
                untilMs?: (Long|null);

                /** HaltChanged reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HaltChanged. */
            type $Shape = infinitydb.v1.HaltChanged.$Properties;
        }

        /**
         * Properties of a FundsStated.
         * @deprecated Use infinitydb.v1.FundsStated.$Properties instead.
         */
        interface IFundsStated extends infinitydb.v1.FundsStated.$Properties {
        }

        /** Represents a FundsStated. */
        class FundsStated {

            /**
             * Constructs a new FundsStated.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FundsStated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FundsStated totals. */
            totals: infinitydb.v1.AssetTotal.$Properties[];

            /** FundsStated balancesSha256. */
            balancesSha256: Uint8Array;

            /**
             * Encodes the specified FundsStated message. Does not implicitly {@link infinitydb.v1.FundsStated.verify|verify} messages.
             * @param message FundsStated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FundsStated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FundsStated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FundsStated & infinitydb.v1.FundsStated.$Shape} FundsStated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FundsStated & infinitydb.v1.FundsStated.$Shape;
        }

        namespace FundsStated {

            /** Properties of a FundsStated. */
            interface $Properties {

                /** FundsStated totals */
                totals?: (infinitydb.v1.AssetTotal.$Properties[]|null);

                /** FundsStated balancesSha256 */
                balancesSha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FundsStated. */
            type $Shape = infinitydb.v1.FundsStated.$Properties;
        }

        /**
         * Properties of an AssetTotal.
         * @deprecated Use infinitydb.v1.AssetTotal.$Properties instead.
         */
        interface IAssetTotal extends infinitydb.v1.AssetTotal.$Properties {
        }

        /** Represents an AssetTotal. */
        class AssetTotal {

            /**
             * Constructs a new AssetTotal.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AssetTotal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AssetTotal asset. */
            asset: number;

            /** AssetTotal amount. */
            amount: Uint8Array;

            /**
             * Encodes the specified AssetTotal message. Does not implicitly {@link infinitydb.v1.AssetTotal.verify|verify} messages.
             * @param message AssetTotal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AssetTotal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AssetTotal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AssetTotal & infinitydb.v1.AssetTotal.$Shape} AssetTotal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AssetTotal & infinitydb.v1.AssetTotal.$Shape;
        }

        namespace AssetTotal {

            /** Properties of an AssetTotal. */
            interface $Properties {

                /** AssetTotal asset */
                asset?: (number|null);

                /** AssetTotal amount */
                amount?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AssetTotal. */
            type $Shape = infinitydb.v1.AssetTotal.$Properties;
        }

        /**
         * Properties of a NetworkFeeCharged.
         * @deprecated Use infinitydb.v1.NetworkFeeCharged.$Properties instead.
         */
        interface INetworkFeeCharged extends infinitydb.v1.NetworkFeeCharged.$Properties {
        }

        /** Represents a NetworkFeeCharged. */
        class NetworkFeeCharged {

            /**
             * Constructs a new NetworkFeeCharged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.NetworkFeeCharged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkFeeCharged agent. */
            agent: Uint8Array;

            /** NetworkFeeCharged amountInfo. */
            amountInfo: Long;

            /** NetworkFeeCharged commandIndex. */
            commandIndex: number;

            /**
             * Encodes the specified NetworkFeeCharged message. Does not implicitly {@link infinitydb.v1.NetworkFeeCharged.verify|verify} messages.
             * @param message NetworkFeeCharged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.NetworkFeeCharged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkFeeCharged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.NetworkFeeCharged & infinitydb.v1.NetworkFeeCharged.$Shape} NetworkFeeCharged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.NetworkFeeCharged & infinitydb.v1.NetworkFeeCharged.$Shape;
        }

        namespace NetworkFeeCharged {

            /** Properties of a NetworkFeeCharged. */
            interface $Properties {

                /** NetworkFeeCharged agent */
                agent?: (Uint8Array|null);

                /** NetworkFeeCharged amountInfo */
                amountInfo?: (Long|null);

                /** NetworkFeeCharged commandIndex */
                commandIndex?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkFeeCharged. */
            type $Shape = infinitydb.v1.NetworkFeeCharged.$Properties;
        }

        /**
         * Properties of a FundsCredited.
         * @deprecated Use infinitydb.v1.FundsCredited.$Properties instead.
         */
        interface IFundsCredited extends infinitydb.v1.FundsCredited.$Properties {
        }

        /** Represents a FundsCredited. */
        class FundsCredited {

            /**
             * Constructs a new FundsCredited.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FundsCredited.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FundsCredited agent. */
            agent: Uint8Array;

            /** FundsCredited asset. */
            asset: number;

            /** FundsCredited amount. */
            amount: Long;

            /**
             * Encodes the specified FundsCredited message. Does not implicitly {@link infinitydb.v1.FundsCredited.verify|verify} messages.
             * @param message FundsCredited message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FundsCredited.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FundsCredited message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FundsCredited & infinitydb.v1.FundsCredited.$Shape} FundsCredited
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FundsCredited & infinitydb.v1.FundsCredited.$Shape;
        }

        namespace FundsCredited {

            /** Properties of a FundsCredited. */
            interface $Properties {

                /** FundsCredited agent */
                agent?: (Uint8Array|null);

                /** FundsCredited asset */
                asset?: (number|null);

                /** FundsCredited amount */
                amount?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FundsCredited. */
            type $Shape = infinitydb.v1.FundsCredited.$Properties;
        }

        /**
         * Properties of a FundsReleased.
         * @deprecated Use infinitydb.v1.FundsReleased.$Properties instead.
         */
        interface IFundsReleased extends infinitydb.v1.FundsReleased.$Properties {
        }

        /** Represents a FundsReleased. */
        class FundsReleased {

            /**
             * Constructs a new FundsReleased.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FundsReleased.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FundsReleased agent. */
            agent: Uint8Array;

            /** FundsReleased asset. */
            asset: number;

            /** FundsReleased amount. */
            amount: Long;

            /** FundsReleased releaseId. */
            releaseId: Long;

            /**
             * Encodes the specified FundsReleased message. Does not implicitly {@link infinitydb.v1.FundsReleased.verify|verify} messages.
             * @param message FundsReleased message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FundsReleased.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FundsReleased message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FundsReleased & infinitydb.v1.FundsReleased.$Shape} FundsReleased
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FundsReleased & infinitydb.v1.FundsReleased.$Shape;
        }

        namespace FundsReleased {

            /** Properties of a FundsReleased. */
            interface $Properties {

                /** FundsReleased agent */
                agent?: (Uint8Array|null);

                /** FundsReleased asset */
                asset?: (number|null);

                /** FundsReleased amount */
                amount?: (Long|null);

                /** FundsReleased releaseId */
                releaseId?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FundsReleased. */
            type $Shape = infinitydb.v1.FundsReleased.$Properties;
        }

        /**
         * Properties of a SignedFrame.
         * @deprecated Use infinitydb.v1.SignedFrame.$Properties instead.
         */
        interface ISignedFrame extends infinitydb.v1.SignedFrame.$Properties {
        }

        /** Represents a SignedFrame. */
        class SignedFrame {

            /**
             * Constructs a new SignedFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SignedFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedFrame agentKey. */
            agentKey: Uint8Array;

            /** SignedFrame partition. */
            partition: number;

            /** SignedFrame firstSequence. */
            firstSequence: Long;

            /** SignedFrame body. */
            body: Uint8Array;

            /** SignedFrame signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified SignedFrame message. Does not implicitly {@link infinitydb.v1.SignedFrame.verify|verify} messages.
             * @param message SignedFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SignedFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SignedFrame & infinitydb.v1.SignedFrame.$Shape} SignedFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SignedFrame & infinitydb.v1.SignedFrame.$Shape;
        }

        namespace SignedFrame {

            /** Properties of a SignedFrame. */
            interface $Properties {

                /** SignedFrame agentKey */
                agentKey?: (Uint8Array|null);

                /** SignedFrame partition */
                partition?: (number|null);

                /** SignedFrame firstSequence */
                firstSequence?: (Long|null);

                /** SignedFrame body */
                body?: (Uint8Array|null);

                /** SignedFrame signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedFrame. */
            type $Shape = infinitydb.v1.SignedFrame.$Properties;
        }

        /**
         * Properties of a CommandBatch.
         * @deprecated Use infinitydb.v1.CommandBatch.$Properties instead.
         */
        interface ICommandBatch extends infinitydb.v1.CommandBatch.$Properties {
        }

        /** Represents a CommandBatch. */
        class CommandBatch {

            /**
             * Constructs a new CommandBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommandBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandBatch expiresAtMs. */
            expiresAtMs: Long;

            /** CommandBatch commands. */
            commands: infinitydb.v1.Command.$Properties[];

            /**
             * Encodes the specified CommandBatch message. Does not implicitly {@link infinitydb.v1.CommandBatch.verify|verify} messages.
             * @param message CommandBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommandBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommandBatch & infinitydb.v1.CommandBatch.$Shape} CommandBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommandBatch & infinitydb.v1.CommandBatch.$Shape;
        }

        namespace CommandBatch {

            /** Properties of a CommandBatch. */
            interface $Properties {

                /** CommandBatch expiresAtMs */
                expiresAtMs?: (Long|null);

                /** CommandBatch commands */
                commands?: (infinitydb.v1.Command.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommandBatch. */
            type $Shape = {
              expiresAtMs?: Long|null;
              commands?: infinitydb.v1.Command.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Manifest.
         * @deprecated Use infinitydb.v1.Manifest.$Properties instead.
         */
        interface IManifest extends infinitydb.v1.Manifest.$Properties {
        }

        /** Represents a Manifest. */
        class Manifest {

            /**
             * Constructs a new Manifest.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Manifest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Manifest version. */
            version: number;

            /** Manifest size. */
            size: Long;

            /** Manifest sealedSize. */
            sealedSize: Long;

            /** Manifest compression. */
            compression: infinitydb.v1.Compression;

            /** Manifest k. */
            k: number;

            /** Manifest n. */
            n: number;

            /** Manifest segmentBytes. */
            segmentBytes: number;

            /** Manifest slots. */
            slots: infinitydb.v1.ManifestSlot.$Properties[];

            /** Manifest inline. */
            inline: Uint8Array;

            /**
             * Encodes the specified Manifest message. Does not implicitly {@link infinitydb.v1.Manifest.verify|verify} messages.
             * @param message Manifest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Manifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Manifest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Manifest & infinitydb.v1.Manifest.$Shape} Manifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Manifest & infinitydb.v1.Manifest.$Shape;
        }

        namespace Manifest {

            /** Properties of a Manifest. */
            interface $Properties {

                /** Manifest version */
                version?: (number|null);

                /** Manifest size */
                size?: (Long|null);

                /** Manifest sealedSize */
                sealedSize?: (Long|null);

                /** Manifest compression */
                compression?: (infinitydb.v1.Compression|null);

                /** Manifest k */
                k?: (number|null);

                /** Manifest n */
                n?: (number|null);

                /** Manifest segmentBytes */
                segmentBytes?: (number|null);

                /** Manifest slots */
                slots?: (infinitydb.v1.ManifestSlot.$Properties[]|null);

                /** Manifest inline */
                inline?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Manifest. */
            type $Shape = infinitydb.v1.Manifest.$Properties;
        }

        /** Compression enum. */
        enum Compression {

            /** COMPRESSION_UNSPECIFIED value */
            COMPRESSION_UNSPECIFIED = 0,

            /** COMPRESSION_NONE value */
            COMPRESSION_NONE = 1,

            /** COMPRESSION_ZSTD value */
            COMPRESSION_ZSTD = 2
        }

        /**
         * Properties of a ManifestSlot.
         * @deprecated Use infinitydb.v1.ManifestSlot.$Properties instead.
         */
        interface IManifestSlot extends infinitydb.v1.ManifestSlot.$Properties {
        }

        /** Represents a ManifestSlot. */
        class ManifestSlot {

            /**
             * Constructs a new ManifestSlot.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ManifestSlot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ManifestSlot dataRoot. */
            dataRoot: Uint8Array;

            /** ManifestSlot cidCount. */
            cidCount: number;

            /**
             * Encodes the specified ManifestSlot message. Does not implicitly {@link infinitydb.v1.ManifestSlot.verify|verify} messages.
             * @param message ManifestSlot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ManifestSlot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ManifestSlot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ManifestSlot & infinitydb.v1.ManifestSlot.$Shape} ManifestSlot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ManifestSlot & infinitydb.v1.ManifestSlot.$Shape;
        }

        namespace ManifestSlot {

            /** Properties of a ManifestSlot. */
            interface $Properties {

                /** ManifestSlot dataRoot */
                dataRoot?: (Uint8Array|null);

                /** ManifestSlot cidCount */
                cidCount?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ManifestSlot. */
            type $Shape = infinitydb.v1.ManifestSlot.$Properties;
        }

        /**
         * Properties of a Notice.
         * @deprecated Use infinitydb.v1.Notice.$Properties instead.
         */
        interface INotice extends infinitydb.v1.Notice.$Properties {
        }

        /** Represents a Notice. */
        class Notice {

            /**
             * Constructs a new Notice.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Notice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Notice frameResult. */
            frameResult?: (infinitydb.v1.FrameResult.$Properties|null);

            /** Notice tradeMatched. */
            tradeMatched?: (infinitydb.v1.TradeNotice.$Properties|null);

            /** Notice deliveryChanged. */
            deliveryChanged?: (infinitydb.v1.DeliveryChanged.$Properties|null);

            /** Notice leaseChanged. */
            leaseChanged?: (infinitydb.v1.LeaseChanged.$Properties|null);

            /** Notice epochChallenged. */
            epochChallenged?: (infinitydb.v1.EpochChallenged.$Properties|null);

            /** Notice proofJudged. */
            proofJudged?: (infinitydb.v1.ProofJudged.$Properties|null);

            /** Notice repairOpened. */
            repairOpened?: (infinitydb.v1.RepairOpened.$Properties|null);

            /** Notice moveProposed. */
            moveProposed?: (infinitydb.v1.MoveProposed.$Properties|null);

            /** Notice moveSettled. */
            moveSettled?: (infinitydb.v1.MoveSettled.$Properties|null);

            /** Notice fundsCredited. */
            fundsCredited?: (infinitydb.v1.AllocationCredited.$Properties|null);

            /** Notice orderClosed. */
            orderClosed?: (infinitydb.v1.OrderClosedNotice.$Properties|null);

            /** Notice partitionsOpened. */
            partitionsOpened?: (infinitydb.v1.PartitionsOpened.$Properties|null);

            /** Notice notice. */
            notice?: ("frameResult"|"tradeMatched"|"deliveryChanged"|"leaseChanged"|"epochChallenged"|"proofJudged"|"repairOpened"|"moveProposed"|"moveSettled"|"fundsCredited"|"orderClosed"|"partitionsOpened");

            /**
             * Encodes the specified Notice message. Does not implicitly {@link infinitydb.v1.Notice.verify|verify} messages.
             * @param message Notice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Notice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Notice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Notice & infinitydb.v1.Notice.$Shape} Notice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Notice & infinitydb.v1.Notice.$Shape;
        }

        namespace Notice {

            /** Properties of a Notice. */
            interface $Properties {

                /** Notice frameResult */
                frameResult?: (infinitydb.v1.FrameResult.$Properties|null);

                /** Notice tradeMatched */
                tradeMatched?: (infinitydb.v1.TradeNotice.$Properties|null);

                /** Notice deliveryChanged */
                deliveryChanged?: (infinitydb.v1.DeliveryChanged.$Properties|null);

                /** Notice leaseChanged */
                leaseChanged?: (infinitydb.v1.LeaseChanged.$Properties|null);

                /** Notice epochChallenged */
                epochChallenged?: (infinitydb.v1.EpochChallenged.$Properties|null);

                /** Notice proofJudged */
                proofJudged?: (infinitydb.v1.ProofJudged.$Properties|null);

                /** Notice repairOpened */
                repairOpened?: (infinitydb.v1.RepairOpened.$Properties|null);

                /** Notice moveProposed */
                moveProposed?: (infinitydb.v1.MoveProposed.$Properties|null);

                /** Notice moveSettled */
                moveSettled?: (infinitydb.v1.MoveSettled.$Properties|null);

                /** Notice fundsCredited */
                fundsCredited?: (infinitydb.v1.AllocationCredited.$Properties|null);

                /** Notice orderClosed */
                orderClosed?: (infinitydb.v1.OrderClosedNotice.$Properties|null);

                /** Notice partitionsOpened */
                partitionsOpened?: (infinitydb.v1.PartitionsOpened.$Properties|null);

                /** Notice notice */
                notice?: ("frameResult"|"tradeMatched"|"deliveryChanged"|"leaseChanged"|"epochChallenged"|"proofJudged"|"repairOpened"|"moveProposed"|"moveSettled"|"fundsCredited"|"orderClosed"|"partitionsOpened");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Notice. */
            type $Shape = {
              frameResult?: infinitydb.v1.FrameResult.$Shape|null;
              tradeMatched?: infinitydb.v1.TradeNotice.$Shape|null;
              deliveryChanged?: infinitydb.v1.DeliveryChanged.$Shape|null;
              leaseChanged?: infinitydb.v1.LeaseChanged.$Shape|null;
              epochChallenged?: infinitydb.v1.EpochChallenged.$Shape|null;
              proofJudged?: infinitydb.v1.ProofJudged.$Shape|null;
              repairOpened?: infinitydb.v1.RepairOpened.$Shape|null;
              moveProposed?: infinitydb.v1.MoveProposed.$Shape|null;
              moveSettled?: infinitydb.v1.MoveSettled.$Shape|null;
              fundsCredited?: infinitydb.v1.AllocationCredited.$Shape|null;
              orderClosed?: infinitydb.v1.OrderClosedNotice.$Shape|null;
              partitionsOpened?: infinitydb.v1.PartitionsOpened.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ notice?: undefined; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "frameResult"; frameResult: infinitydb.v1.FrameResult.$Shape; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "tradeMatched"; frameResult?: null; tradeMatched: infinitydb.v1.TradeNotice.$Shape; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "deliveryChanged"; frameResult?: null; tradeMatched?: null; deliveryChanged: infinitydb.v1.DeliveryChanged.$Shape; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "leaseChanged"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged: infinitydb.v1.LeaseChanged.$Shape; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "epochChallenged"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged: infinitydb.v1.EpochChallenged.$Shape; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "proofJudged"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged: infinitydb.v1.ProofJudged.$Shape; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "repairOpened"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened: infinitydb.v1.RepairOpened.$Shape; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "moveProposed"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed: infinitydb.v1.MoveProposed.$Shape; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "moveSettled"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled: infinitydb.v1.MoveSettled.$Shape; fundsCredited?: null; orderClosed?: null; partitionsOpened?: null }|{ notice?: "fundsCredited"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited: infinitydb.v1.AllocationCredited.$Shape; orderClosed?: null; partitionsOpened?: null }|{ notice?: "orderClosed"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed: infinitydb.v1.OrderClosedNotice.$Shape; partitionsOpened?: null }|{ notice?: "partitionsOpened"; frameResult?: null; tradeMatched?: null; deliveryChanged?: null; leaseChanged?: null; epochChallenged?: null; proofJudged?: null; repairOpened?: null; moveProposed?: null; moveSettled?: null; fundsCredited?: null; orderClosed?: null; partitionsOpened: infinitydb.v1.PartitionsOpened.$Shape })
            );
        }

        /**
         * Properties of a NoticeBatch.
         * @deprecated Use infinitydb.v1.NoticeBatch.$Properties instead.
         */
        interface INoticeBatch extends infinitydb.v1.NoticeBatch.$Properties {
        }

        /** Represents a NoticeBatch. */
        class NoticeBatch {

            /**
             * Constructs a new NoticeBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.NoticeBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NoticeBatch notices. */
            notices: infinitydb.v1.Notice.$Properties[];

            /**
             * Encodes the specified NoticeBatch message. Does not implicitly {@link infinitydb.v1.NoticeBatch.verify|verify} messages.
             * @param message NoticeBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.NoticeBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NoticeBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.NoticeBatch & infinitydb.v1.NoticeBatch.$Shape} NoticeBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.NoticeBatch & infinitydb.v1.NoticeBatch.$Shape;
        }

        namespace NoticeBatch {

            /** Properties of a NoticeBatch. */
            interface $Properties {

                /** NoticeBatch notices */
                notices?: (infinitydb.v1.Notice.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NoticeBatch. */
            type $Shape = {
              notices?: infinitydb.v1.Notice.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a CommandDone.
         * @deprecated Use infinitydb.v1.CommandDone.$Properties instead.
         */
        interface ICommandDone extends infinitydb.v1.CommandDone.$Properties {
        }

        /** Represents a CommandDone. */
        class CommandDone {

            /**
             * Constructs a new CommandDone.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommandDone.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandDone id. */
            id: Long;

            /**
             * Encodes the specified CommandDone message. Does not implicitly {@link infinitydb.v1.CommandDone.verify|verify} messages.
             * @param message CommandDone message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommandDone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandDone message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommandDone & infinitydb.v1.CommandDone.$Shape} CommandDone
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommandDone & infinitydb.v1.CommandDone.$Shape;
        }

        namespace CommandDone {

            /** Properties of a CommandDone. */
            interface $Properties {

                /** CommandDone id */
                id?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommandDone. */
            type $Shape = infinitydb.v1.CommandDone.$Properties;
        }

        /**
         * Properties of a CommandOutcome.
         * @deprecated Use infinitydb.v1.CommandOutcome.$Properties instead.
         */
        interface ICommandOutcome extends infinitydb.v1.CommandOutcome.$Properties {
        }

        /** Represents a CommandOutcome. */
        class CommandOutcome {

            /**
             * Constructs a new CommandOutcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.CommandOutcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandOutcome done. */
            done?: (infinitydb.v1.CommandDone.$Properties|null);

            /** CommandOutcome refused. */
            refused?: (infinitydb.v1.CodedRefusal.$Properties|null);

            /** CommandOutcome outcome. */
            outcome?: ("done"|"refused");

            /**
             * Encodes the specified CommandOutcome message. Does not implicitly {@link infinitydb.v1.CommandOutcome.verify|verify} messages.
             * @param message CommandOutcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.CommandOutcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandOutcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.CommandOutcome & infinitydb.v1.CommandOutcome.$Shape} CommandOutcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.CommandOutcome & infinitydb.v1.CommandOutcome.$Shape;
        }

        namespace CommandOutcome {

            /** Properties of a CommandOutcome. */
            interface $Properties {

                /** CommandOutcome done */
                done?: (infinitydb.v1.CommandDone.$Properties|null);

                /** CommandOutcome refused */
                refused?: (infinitydb.v1.CodedRefusal.$Properties|null);

                /** CommandOutcome outcome */
                outcome?: ("done"|"refused");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a CommandOutcome. */
            type $Shape = {
              done?: infinitydb.v1.CommandDone.$Shape|null;
              refused?: infinitydb.v1.CodedRefusal.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ outcome?: undefined; done?: null; refused?: null }|{ outcome?: "done"; done: infinitydb.v1.CommandDone.$Shape; refused?: null }|{ outcome?: "refused"; done?: null; refused: infinitydb.v1.CodedRefusal.$Shape })
            );
        }

        /**
         * Properties of a FrameResult.
         * @deprecated Use infinitydb.v1.FrameResult.$Properties instead.
         */
        interface IFrameResult extends infinitydb.v1.FrameResult.$Properties {
        }

        /** Represents a FrameResult. */
        class FrameResult {

            /**
             * Constructs a new FrameResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.FrameResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameResult partition. */
            partition: number;

            /** FrameResult firstSequence. */
            firstSequence: Long;

            /** FrameResult frameSha256. */
            frameSha256: Uint8Array;

            /** FrameResult refused. */
            refused?: (infinitydb.v1.FrameRefused.$Properties|null);

            /** FrameResult outcomes. */
            outcomes: infinitydb.v1.CommandOutcome.$Properties[];

            /** FrameResult treeSize. */
            treeSize: Long;

            /**
             * Encodes the specified FrameResult message. Does not implicitly {@link infinitydb.v1.FrameResult.verify|verify} messages.
             * @param message FrameResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.FrameResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.FrameResult & infinitydb.v1.FrameResult.$Shape} FrameResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.FrameResult & infinitydb.v1.FrameResult.$Shape;
        }

        namespace FrameResult {

            /** Properties of a FrameResult. */
            interface $Properties {

                /** FrameResult partition */
                partition?: (number|null);

                /** FrameResult firstSequence */
                firstSequence?: (Long|null);

                /** FrameResult frameSha256 */
                frameSha256?: (Uint8Array|null);

                /** FrameResult refused */
                refused?: (infinitydb.v1.FrameRefused.$Properties|null);

                /** FrameResult outcomes */
                outcomes?: (infinitydb.v1.CommandOutcome.$Properties[]|null);

                /** FrameResult treeSize */
                treeSize?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameResult. */
            type $Shape = {
              partition?: number|null;
              firstSequence?: Long|null;
              frameSha256?: Uint8Array|null;
              refused?: infinitydb.v1.FrameRefused.$Shape|null;
              outcomes?: infinitydb.v1.CommandOutcome.$Shape[]|null;
              treeSize?: Long|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a TradeNotice.
         * @deprecated Use infinitydb.v1.TradeNotice.$Properties instead.
         */
        interface ITradeNotice extends infinitydb.v1.TradeNotice.$Properties {
        }

        /** Represents a TradeNotice. */
        class TradeNotice {

            /**
             * Constructs a new TradeNotice.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.TradeNotice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TradeNotice trade. */
            trade?: (infinitydb.v1.TradeMatched.$Properties|null);

            /** TradeNotice deadlineMs. */
            deadlineMs: Long;

            /**
             * Encodes the specified TradeNotice message. Does not implicitly {@link infinitydb.v1.TradeNotice.verify|verify} messages.
             * @param message TradeNotice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.TradeNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TradeNotice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.TradeNotice & infinitydb.v1.TradeNotice.$Shape} TradeNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.TradeNotice & infinitydb.v1.TradeNotice.$Shape;
        }

        namespace TradeNotice {

            /** Properties of a TradeNotice. */
            interface $Properties {

                /** TradeNotice trade */
                trade?: (infinitydb.v1.TradeMatched.$Properties|null);

                /** TradeNotice deadlineMs */
                deadlineMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TradeNotice. */
            type $Shape = infinitydb.v1.TradeNotice.$Properties;
        }

        /**
         * Properties of an AllocationCredited.
         * @deprecated Use infinitydb.v1.AllocationCredited.$Properties instead.
         */
        interface IAllocationCredited extends infinitydb.v1.AllocationCredited.$Properties {
        }

        /** Represents an AllocationCredited. */
        class AllocationCredited {

            /**
             * Constructs a new AllocationCredited.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.AllocationCredited.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AllocationCredited partition. */
            partition: number;

            /** AllocationCredited asset. */
            asset: number;

            /** AllocationCredited amountBaseUnits. */
            amountBaseUnits: Uint8Array;

            /**
             * Encodes the specified AllocationCredited message. Does not implicitly {@link infinitydb.v1.AllocationCredited.verify|verify} messages.
             * @param message AllocationCredited message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.AllocationCredited.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AllocationCredited message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.AllocationCredited & infinitydb.v1.AllocationCredited.$Shape} AllocationCredited
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.AllocationCredited & infinitydb.v1.AllocationCredited.$Shape;
        }

        namespace AllocationCredited {

            /** Properties of an AllocationCredited. */
            interface $Properties {

                /** AllocationCredited partition */
                partition?: (number|null);

                /** AllocationCredited asset */
                asset?: (number|null);

                /** AllocationCredited amountBaseUnits */
                amountBaseUnits?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AllocationCredited. */
            type $Shape = infinitydb.v1.AllocationCredited.$Properties;
        }

        /** DeliveryState enum. */
        enum DeliveryState {

            /** DELIVERY_STATE_UNSPECIFIED value */
            DELIVERY_STATE_UNSPECIFIED = 0,

            /** DELIVERY_STATE_COMMITTED value */
            DELIVERY_STATE_COMMITTED = 1,

            /** DELIVERY_STATE_ACKNOWLEDGED value */
            DELIVERY_STATE_ACKNOWLEDGED = 2,

            /** DELIVERY_STATE_REVEALED value */
            DELIVERY_STATE_REVEALED = 3,

            /** DELIVERY_STATE_SETTLED value */
            DELIVERY_STATE_SETTLED = 4,

            /** DELIVERY_STATE_VOIDED value */
            DELIVERY_STATE_VOIDED = 5
        }

        /**
         * Properties of a DeliveryChanged.
         * @deprecated Use infinitydb.v1.DeliveryChanged.$Properties instead.
         */
        interface IDeliveryChanged extends infinitydb.v1.DeliveryChanged.$Properties {
        }

        /** Represents a DeliveryChanged. */
        class DeliveryChanged {

            /**
             * Constructs a new DeliveryChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.DeliveryChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeliveryChanged trade. */
            trade: Long;

            /** DeliveryChanged state. */
            state: infinitydb.v1.DeliveryState;

            /** DeliveryChanged buyer. */
            buyer: Uint8Array;

            /** DeliveryChanged seller. */
            seller: Uint8Array;

            /** DeliveryChanged cid. */
            cid: Uint8Array;

            /** DeliveryChanged chunkBytes. */
            chunkBytes: number;

            /** DeliveryChanged blockCount. */
            blockCount: number;

            /** DeliveryChanged ciphertextRoot. */
            ciphertextRoot: Uint8Array;

            /** DeliveryChanged keyCommitment. */
            keyCommitment: Uint8Array;

            /** DeliveryChanged commitSha256. */
            commitSha256: Uint8Array;

            /** DeliveryChanged key. */
            key: Uint8Array;

            /** DeliveryChanged deadlineMs. */
            deadlineMs: Long;

            /**
             * Encodes the specified DeliveryChanged message. Does not implicitly {@link infinitydb.v1.DeliveryChanged.verify|verify} messages.
             * @param message DeliveryChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.DeliveryChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeliveryChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.DeliveryChanged & infinitydb.v1.DeliveryChanged.$Shape} DeliveryChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.DeliveryChanged & infinitydb.v1.DeliveryChanged.$Shape;
        }

        namespace DeliveryChanged {

            /** Properties of a DeliveryChanged. */
            interface $Properties {

                /** DeliveryChanged trade */
                trade?: (Long|null);

                /** DeliveryChanged state */
                state?: (infinitydb.v1.DeliveryState|null);

                /** DeliveryChanged buyer */
                buyer?: (Uint8Array|null);

                /** DeliveryChanged seller */
                seller?: (Uint8Array|null);

                /** DeliveryChanged cid */
                cid?: (Uint8Array|null);

                /** DeliveryChanged chunkBytes */
                chunkBytes?: (number|null);

                /** DeliveryChanged blockCount */
                blockCount?: (number|null);

                /** DeliveryChanged ciphertextRoot */
                ciphertextRoot?: (Uint8Array|null);

                /** DeliveryChanged keyCommitment */
                keyCommitment?: (Uint8Array|null);

                /** DeliveryChanged commitSha256 */
                commitSha256?: (Uint8Array|null);

                /** DeliveryChanged key */
                key?: (Uint8Array|null);

                /** DeliveryChanged deadlineMs */
                deadlineMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeliveryChanged. */
            type $Shape = infinitydb.v1.DeliveryChanged.$Properties;
        }

        /** LeaseState enum. */
        enum LeaseState {

            /** LEASE_STATE_UNSPECIFIED value */
            LEASE_STATE_UNSPECIFIED = 0,

            /** LEASE_STATE_ACTIVE value */
            LEASE_STATE_ACTIVE = 1,

            /** LEASE_STATE_LOST value */
            LEASE_STATE_LOST = 2,

            /** LEASE_STATE_ENDED value */
            LEASE_STATE_ENDED = 3,

            /** LEASE_STATE_LAPSED value */
            LEASE_STATE_LAPSED = 4,

            /** LEASE_STATE_REPAIRING value */
            LEASE_STATE_REPAIRING = 5
        }

        /**
         * Properties of a LeaseChanged.
         * @deprecated Use infinitydb.v1.LeaseChanged.$Properties instead.
         */
        interface ILeaseChanged extends infinitydb.v1.LeaseChanged.$Properties {
        }

        /** Represents a LeaseChanged. */
        class LeaseChanged {

            /**
             * Constructs a new LeaseChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.LeaseChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseChanged lease. */
            lease: Long;

            /** LeaseChanged state. */
            state: infinitydb.v1.LeaseState;

            /** LeaseChanged buyer. */
            buyer: Uint8Array;

            /** LeaseChanged seller. */
            seller: Uint8Array;

            /** LeaseChanged terms. */
            terms?: (infinitydb.v1.LeaseTerms.$Properties|null);

            /** LeaseChanged missedProofs. */
            missedProofs: number;

            /**
             * Encodes the specified LeaseChanged message. Does not implicitly {@link infinitydb.v1.LeaseChanged.verify|verify} messages.
             * @param message LeaseChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.LeaseChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.LeaseChanged & infinitydb.v1.LeaseChanged.$Shape} LeaseChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.LeaseChanged & infinitydb.v1.LeaseChanged.$Shape;
        }

        namespace LeaseChanged {

            /** Properties of a LeaseChanged. */
            interface $Properties {

                /** LeaseChanged lease */
                lease?: (Long|null);

                /** LeaseChanged state */
                state?: (infinitydb.v1.LeaseState|null);

                /** LeaseChanged buyer */
                buyer?: (Uint8Array|null);

                /** LeaseChanged seller */
                seller?: (Uint8Array|null);

                /** LeaseChanged terms */
                terms?: (infinitydb.v1.LeaseTerms.$Properties|null);

                /** LeaseChanged missedProofs */
                missedProofs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseChanged. */
            type $Shape = infinitydb.v1.LeaseChanged.$Properties;
        }

        /**
         * Properties of an EpochChallenged.
         * @deprecated Use infinitydb.v1.EpochChallenged.$Properties instead.
         */
        interface IEpochChallenged extends infinitydb.v1.EpochChallenged.$Properties {
        }

        /** Represents an EpochChallenged. */
        class EpochChallenged {

            /**
             * Constructs a new EpochChallenged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.EpochChallenged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EpochChallenged epoch. */
            epoch: Long;

            /** EpochChallenged asset. */
            asset: number;

            /** EpochChallenged leafHash. */
            leafHash: Uint8Array;

            /** EpochChallenged leases. */
            leases: Long[];

            /** EpochChallenged deadlineMs. */
            deadlineMs: Long;

            /**
             * Encodes the specified EpochChallenged message. Does not implicitly {@link infinitydb.v1.EpochChallenged.verify|verify} messages.
             * @param message EpochChallenged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.EpochChallenged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EpochChallenged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.EpochChallenged & infinitydb.v1.EpochChallenged.$Shape} EpochChallenged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.EpochChallenged & infinitydb.v1.EpochChallenged.$Shape;
        }

        namespace EpochChallenged {

            /** Properties of an EpochChallenged. */
            interface $Properties {

                /** EpochChallenged epoch */
                epoch?: (Long|null);

                /** EpochChallenged asset */
                asset?: (number|null);

                /** EpochChallenged leafHash */
                leafHash?: (Uint8Array|null);

                /** EpochChallenged leases */
                leases?: (Long[]|null);

                /** EpochChallenged deadlineMs */
                deadlineMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EpochChallenged. */
            type $Shape = infinitydb.v1.EpochChallenged.$Properties;
        }

        /**
         * Properties of a ProofJudged.
         * @deprecated Use infinitydb.v1.ProofJudged.$Properties instead.
         */
        interface IProofJudged extends infinitydb.v1.ProofJudged.$Properties {
        }

        /** Represents a ProofJudged. */
        class ProofJudged {

            /**
             * Constructs a new ProofJudged.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.ProofJudged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProofJudged epoch. */
            epoch: Long;

            /** ProofJudged asset. */
            asset: number;

            /** ProofJudged good. */
            good: Long[];

            /** ProofJudged missed. */
            missed: Long[];

            /** ProofJudged paidBaseUnits. */
            paidBaseUnits: Uint8Array;

            /**
             * Encodes the specified ProofJudged message. Does not implicitly {@link infinitydb.v1.ProofJudged.verify|verify} messages.
             * @param message ProofJudged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.ProofJudged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProofJudged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.ProofJudged & infinitydb.v1.ProofJudged.$Shape} ProofJudged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.ProofJudged & infinitydb.v1.ProofJudged.$Shape;
        }

        namespace ProofJudged {

            /** Properties of a ProofJudged. */
            interface $Properties {

                /** ProofJudged epoch */
                epoch?: (Long|null);

                /** ProofJudged asset */
                asset?: (number|null);

                /** ProofJudged good */
                good?: (Long[]|null);

                /** ProofJudged missed */
                missed?: (Long[]|null);

                /** ProofJudged paidBaseUnits */
                paidBaseUnits?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProofJudged. */
            type $Shape = infinitydb.v1.ProofJudged.$Properties;
        }

        /**
         * Properties of a Survivor.
         * @deprecated Use infinitydb.v1.Survivor.$Properties instead.
         */
        interface ISurvivor extends infinitydb.v1.Survivor.$Properties {
        }

        /** Represents a Survivor. */
        class Survivor {

            /**
             * Constructs a new Survivor.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Survivor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Survivor slot. */
            slot: number;

            /** Survivor agent. */
            agent: Uint8Array;

            /** Survivor lease. */
            lease: Long;

            /**
             * Encodes the specified Survivor message. Does not implicitly {@link infinitydb.v1.Survivor.verify|verify} messages.
             * @param message Survivor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Survivor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Survivor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Survivor & infinitydb.v1.Survivor.$Shape} Survivor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Survivor & infinitydb.v1.Survivor.$Shape;
        }

        namespace Survivor {

            /** Properties of a Survivor. */
            interface $Properties {

                /** Survivor slot */
                slot?: (number|null);

                /** Survivor agent */
                agent?: (Uint8Array|null);

                /** Survivor lease */
                lease?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Survivor. */
            type $Shape = infinitydb.v1.Survivor.$Properties;
        }

        /**
         * Properties of a RepairOpened.
         * @deprecated Use infinitydb.v1.RepairOpened.$Properties instead.
         */
        interface IRepairOpened extends infinitydb.v1.RepairOpened.$Properties {
        }

        /** Represents a RepairOpened. */
        class RepairOpened {

            /**
             * Constructs a new RepairOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.RepairOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RepairOpened lease. */
            lease: Long;

            /** RepairOpened terms. */
            terms?: (infinitydb.v1.LeaseTerms.$Properties|null);

            /** RepairOpened asset. */
            asset: number;

            /** RepairOpened maxPrice. */
            maxPrice: Long;

            /** RepairOpened reward. */
            reward: Long;

            /** RepairOpened collateral. */
            collateral: Long;

            /** RepairOpened survivors. */
            survivors: infinitydb.v1.Survivor.$Properties[];

            /** RepairOpened untilMs. */
            untilMs: Long;

            /**
             * Encodes the specified RepairOpened message. Does not implicitly {@link infinitydb.v1.RepairOpened.verify|verify} messages.
             * @param message RepairOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.RepairOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RepairOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.RepairOpened & infinitydb.v1.RepairOpened.$Shape} RepairOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.RepairOpened & infinitydb.v1.RepairOpened.$Shape;
        }

        namespace RepairOpened {

            /** Properties of a RepairOpened. */
            interface $Properties {

                /** RepairOpened lease */
                lease?: (Long|null);

                /** RepairOpened terms */
                terms?: (infinitydb.v1.LeaseTerms.$Properties|null);

                /** RepairOpened asset */
                asset?: (number|null);

                /** RepairOpened maxPrice */
                maxPrice?: (Long|null);

                /** RepairOpened reward */
                reward?: (Long|null);

                /** RepairOpened collateral */
                collateral?: (Long|null);

                /** RepairOpened survivors */
                survivors?: (infinitydb.v1.Survivor.$Properties[]|null);

                /** RepairOpened untilMs */
                untilMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RepairOpened. */
            type $Shape = infinitydb.v1.RepairOpened.$Properties;
        }

        /**
         * Properties of a MoveProposed.
         * @deprecated Use infinitydb.v1.MoveProposed.$Properties instead.
         */
        interface IMoveProposed extends infinitydb.v1.MoveProposed.$Properties {
        }

        /** Represents a MoveProposed. */
        class MoveProposed {

            /**
             * Constructs a new MoveProposed.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.MoveProposed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MoveProposed moveId. */
            moveId: Long;

            /** MoveProposed fromAgent. */
            fromAgent: Uint8Array;

            /** MoveProposed cid. */
            cid: Uint8Array;

            /** MoveProposed bytes. */
            bytes: Long;

            /** MoveProposed asset. */
            asset: number;

            /** MoveProposed feeBaseUnits. */
            feeBaseUnits: Uint8Array;

            /** MoveProposed deadlineMs. */
            deadlineMs: Long;

            /**
             * Encodes the specified MoveProposed message. Does not implicitly {@link infinitydb.v1.MoveProposed.verify|verify} messages.
             * @param message MoveProposed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.MoveProposed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MoveProposed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.MoveProposed & infinitydb.v1.MoveProposed.$Shape} MoveProposed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.MoveProposed & infinitydb.v1.MoveProposed.$Shape;
        }

        namespace MoveProposed {

            /** Properties of a MoveProposed. */
            interface $Properties {

                /** MoveProposed moveId */
                moveId?: (Long|null);

                /** MoveProposed fromAgent */
                fromAgent?: (Uint8Array|null);

                /** MoveProposed cid */
                cid?: (Uint8Array|null);

                /** MoveProposed bytes */
                bytes?: (Long|null);

                /** MoveProposed asset */
                asset?: (number|null);

                /** MoveProposed feeBaseUnits */
                feeBaseUnits?: (Uint8Array|null);

                /** MoveProposed deadlineMs */
                deadlineMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MoveProposed. */
            type $Shape = infinitydb.v1.MoveProposed.$Properties;
        }

        /**
         * Properties of a MoveSettled.
         * @deprecated Use infinitydb.v1.MoveSettled.$Properties instead.
         */
        interface IMoveSettled extends infinitydb.v1.MoveSettled.$Properties {
        }

        /** Represents a MoveSettled. */
        class MoveSettled {

            /**
             * Constructs a new MoveSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.MoveSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MoveSettled moveId. */
            moveId: Long;

            /** MoveSettled cid. */
            cid: Uint8Array;

            /** MoveSettled posted. */
            posted: boolean;

            /**
             * Encodes the specified MoveSettled message. Does not implicitly {@link infinitydb.v1.MoveSettled.verify|verify} messages.
             * @param message MoveSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.MoveSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MoveSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.MoveSettled & infinitydb.v1.MoveSettled.$Shape} MoveSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.MoveSettled & infinitydb.v1.MoveSettled.$Shape;
        }

        namespace MoveSettled {

            /** Properties of a MoveSettled. */
            interface $Properties {

                /** MoveSettled moveId */
                moveId?: (Long|null);

                /** MoveSettled cid */
                cid?: (Uint8Array|null);

                /** MoveSettled posted */
                posted?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MoveSettled. */
            type $Shape = infinitydb.v1.MoveSettled.$Properties;
        }

        /**
         * Properties of an OrderClosedNotice.
         * @deprecated Use infinitydb.v1.OrderClosedNotice.$Properties instead.
         */
        interface IOrderClosedNotice extends infinitydb.v1.OrderClosedNotice.$Properties {
        }

        /** Represents an OrderClosedNotice. */
        class OrderClosedNotice {

            /**
             * Constructs a new OrderClosedNotice.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.OrderClosedNotice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OrderClosedNotice orderId. */
            orderId: Long;

            /** OrderClosedNotice reason. */
            reason: infinitydb.v1.CloseReason;

            /** OrderClosedNotice remaining. */
            remaining: Long;

            /**
             * Encodes the specified OrderClosedNotice message. Does not implicitly {@link infinitydb.v1.OrderClosedNotice.verify|verify} messages.
             * @param message OrderClosedNotice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.OrderClosedNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OrderClosedNotice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.OrderClosedNotice & infinitydb.v1.OrderClosedNotice.$Shape} OrderClosedNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.OrderClosedNotice & infinitydb.v1.OrderClosedNotice.$Shape;
        }

        namespace OrderClosedNotice {

            /** Properties of an OrderClosedNotice. */
            interface $Properties {

                /** OrderClosedNotice orderId */
                orderId?: (Long|null);

                /** OrderClosedNotice reason */
                reason?: (infinitydb.v1.CloseReason|null);

                /** OrderClosedNotice remaining */
                remaining?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OrderClosedNotice. */
            type $Shape = infinitydb.v1.OrderClosedNotice.$Properties;
        }

        /**
         * Properties of a PartitionsOpened.
         * @deprecated Use infinitydb.v1.PartitionsOpened.$Properties instead.
         */
        interface IPartitionsOpened extends infinitydb.v1.PartitionsOpened.$Properties {
        }

        /** Represents a PartitionsOpened. */
        class PartitionsOpened {

            /**
             * Constructs a new PartitionsOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.PartitionsOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionsOpened bookPartitions. */
            bookPartitions: number;

            /**
             * Encodes the specified PartitionsOpened message. Does not implicitly {@link infinitydb.v1.PartitionsOpened.verify|verify} messages.
             * @param message PartitionsOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.PartitionsOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionsOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.PartitionsOpened & infinitydb.v1.PartitionsOpened.$Shape} PartitionsOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.PartitionsOpened & infinitydb.v1.PartitionsOpened.$Shape;
        }

        namespace PartitionsOpened {

            /** Properties of a PartitionsOpened. */
            interface $Properties {

                /** PartitionsOpened bookPartitions */
                bookPartitions?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionsOpened. */
            type $Shape = infinitydb.v1.PartitionsOpened.$Properties;
        }

        /**
         * Properties of a Presence.
         * @deprecated Use infinitydb.v1.Presence.$Properties instead.
         */
        interface IPresence extends infinitydb.v1.Presence.$Properties {
        }

        /** Represents a Presence. */
        class Presence {

            /**
             * Constructs a new Presence.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Presence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Presence agent. */
            agent: Uint8Array;

            /** Presence address. */
            address: string;

            /** Presence freeBytes. */
            freeBytes: Long;

            /** Presence capacityBytes. */
            capacityBytes: Long;

            /** Presence timeMs. */
            timeMs: Long;

            /** Presence certificateFingerprint. */
            certificateFingerprint: Uint8Array;

            /** Presence signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified Presence message. Does not implicitly {@link infinitydb.v1.Presence.verify|verify} messages.
             * @param message Presence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Presence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Presence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Presence & infinitydb.v1.Presence.$Shape} Presence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Presence & infinitydb.v1.Presence.$Shape;
        }

        namespace Presence {

            /** Properties of a Presence. */
            interface $Properties {

                /** Presence agent */
                agent?: (Uint8Array|null);

                /** Presence address */
                address?: (string|null);

                /** Presence freeBytes */
                freeBytes?: (Long|null);

                /** Presence capacityBytes */
                capacityBytes?: (Long|null);

                /** Presence timeMs */
                timeMs?: (Long|null);

                /** Presence certificateFingerprint */
                certificateFingerprint?: (Uint8Array|null);

                /** Presence signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Presence. */
            type $Shape = infinitydb.v1.Presence.$Properties;
        }

        /** TicketVerb enum. */
        enum TicketVerb {

            /** TICKET_VERB_UNSPECIFIED value */
            TICKET_VERB_UNSPECIFIED = 0,

            /** TICKET_VERB_READ value */
            TICKET_VERB_READ = 1,

            /** TICKET_VERB_WRITE value */
            TICKET_VERB_WRITE = 2,

            /** TICKET_VERB_DELIVER value */
            TICKET_VERB_DELIVER = 3,

            /** TICKET_VERB_MOVE value */
            TICKET_VERB_MOVE = 4,

            /** TICKET_VERB_BLOB value */
            TICKET_VERB_BLOB = 5
        }

        /**
         * Properties of a Ticket.
         * @deprecated Use infinitydb.v1.Ticket.$Properties instead.
         */
        interface ITicket extends infinitydb.v1.Ticket.$Properties {
        }

        /** Represents a Ticket. */
        class Ticket {

            /**
             * Constructs a new Ticket.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.Ticket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ticket network. */
            network: Uint8Array;

            /** Ticket leaseOrTrade. */
            leaseOrTrade: Long;

            /** Ticket verb. */
            verb: infinitydb.v1.TicketVerb;

            /** Ticket holder. */
            holder: Uint8Array;

            /** Ticket readerKey. */
            readerKey: Uint8Array;

            /** Ticket cid. */
            cid: Uint8Array;

            /** Ticket slot. */
            slot: number;

            /** Ticket maxBytes. */
            maxBytes: Long;

            /** Ticket deadlineMs. */
            deadlineMs: Long;

            /** Ticket issuer. */
            issuer: Uint8Array;

            /**
             * Encodes the specified Ticket message. Does not implicitly {@link infinitydb.v1.Ticket.verify|verify} messages.
             * @param message Ticket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.Ticket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ticket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.Ticket & infinitydb.v1.Ticket.$Shape} Ticket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.Ticket & infinitydb.v1.Ticket.$Shape;
        }

        namespace Ticket {

            /** Properties of a Ticket. */
            interface $Properties {

                /** Ticket network */
                network?: (Uint8Array|null);

                /** Ticket leaseOrTrade */
                leaseOrTrade?: (Long|null);

                /** Ticket verb */
                verb?: (infinitydb.v1.TicketVerb|null);

                /** Ticket holder */
                holder?: (Uint8Array|null);

                /** Ticket readerKey */
                readerKey?: (Uint8Array|null);

                /** Ticket cid */
                cid?: (Uint8Array|null);

                /** Ticket slot */
                slot?: (number|null);

                /** Ticket maxBytes */
                maxBytes?: (Long|null);

                /** Ticket deadlineMs */
                deadlineMs?: (Long|null);

                /** Ticket issuer */
                issuer?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ticket. */
            type $Shape = infinitydb.v1.Ticket.$Properties;
        }

        /**
         * Properties of a SignedTicket.
         * @deprecated Use infinitydb.v1.SignedTicket.$Properties instead.
         */
        interface ISignedTicket extends infinitydb.v1.SignedTicket.$Properties {
        }

        /** Represents a SignedTicket. */
        class SignedTicket {

            /**
             * Constructs a new SignedTicket.
             * @param [properties] Properties to set
             */
            constructor(properties?: infinitydb.v1.SignedTicket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedTicket ticket. */
            ticket: Uint8Array;

            /** SignedTicket signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified SignedTicket message. Does not implicitly {@link infinitydb.v1.SignedTicket.verify|verify} messages.
             * @param message SignedTicket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: infinitydb.v1.SignedTicket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedTicket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {infinitydb.v1.SignedTicket & infinitydb.v1.SignedTicket.$Shape} SignedTicket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): infinitydb.v1.SignedTicket & infinitydb.v1.SignedTicket.$Shape;
        }

        namespace SignedTicket {

            /** Properties of a SignedTicket. */
            interface $Properties {

                /** SignedTicket ticket */
                ticket?: (Uint8Array|null);

                /** SignedTicket signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedTicket. */
            type $Shape = infinitydb.v1.SignedTicket.$Properties;
        }
    }
}
