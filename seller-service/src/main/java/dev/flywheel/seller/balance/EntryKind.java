package dev.flywheel.seller.balance;

/** Why a seller's balance moved. */
public enum EntryKind {
    SALE(Group.SALES),
    SALE_SHIPPING(Group.SALES),
    REFERRAL_FEE(Group.FEES),
    CLOSING_FEE(Group.FEES),
    REFUND(Group.REFUNDS),
    REFUND_SHIPPING(Group.REFUNDS),
    REFERRAL_FEE_REFUND(Group.FEES),
    CLOSING_FEE_REFUND(Group.FEES),
    REFUND_ADMINISTRATION_FEE(Group.FEES),
    /** What an earlier settlement could not settle. */
    CARRIED_IN(Group.OPENING),
    /** The same, leaving that settlement; outside of its totals. */
    CARRIED_OUT(Group.CLOSING),
    /** Money that reached the seller's bank; outside of the settlement's totals. */
    PAYOUT(Group.CLOSING);

    /** Which total of a settlement an entry counts in. */
    public enum Group {
        OPENING,
        SALES,
        REFUNDS,
        FEES,
        CLOSING
    }

    private final Group group;

    EntryKind(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }
}
