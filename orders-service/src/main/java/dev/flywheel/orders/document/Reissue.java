package dev.flywheel.orders.document;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.AddressRules;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.service.security.Caller;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may see which document, and how a wrong one is put right: never changed, but cancelled and issued anew. */
@Service
class Reissue {

    private final Documents documents;
    private final Letterheads letterheads;
    private final OrderBook book;

    Reissue(Documents documents, Letterheads letterheads, OrderBook book) {
        this.documents = documents;
        this.letterheads = letterheads;
        this.book = book;
    }

    /** A document of the caller's: issued to him or by him; operators see all. */
    Document get(UUID id, Caller caller) {
        return documents
                .find(id)
                .filter(document -> isVisible(document, caller))
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no document " + id));
    }

    List<Document.Summary> ofOrder(OrderId order, @Nullable AccountId owner) {
        book.get(order, owner);
        return documents.of(order).stream().map(Document::summary).toList();
    }

    /** Those of one issuer, newest first. */
    Page<Document.Summary> issuedBy(@Nullable SellerId seller, @Nullable Cursor after, int limit) {
        List<Document> found = documents.issuedBy(seller, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(found, limit, document -> Cursor.of(document.id())).map(Document::summary);
    }

    /**
     * Cancels an invoice by a credit note over all of it, and issues it anew with the present letterhead.
     *
     * @param seller who must have issued it; null for operators, who may put any right
     * @param customer whom it is for, as it should have been; null leaves that as it was
     */
    @Transactional
    public Document again(UUID id, @Nullable SellerId seller, String reason, @Nullable Address customer) {
        Document wrong = documents
                .find(id)
                .filter(document -> seller == null || seller.equals(document.seller()))
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no document " + id));
        Content before = wrong.content();
        if (before.kind() != DocumentKind.INVOICE) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS, before.number() + " is a credit note; only invoices are issued anew");
        }
        if (customer != null) {
            AddressRules.check(customer, "customer");
        }
        Content.Party addressee = customer == null
                ? before.customer()
                : Drafting.customer(customer, before.customer().taxId());
        try {
            documents.issue(draft(
                    DocumentKind.CREDIT_NOTE,
                    wrong,
                    "cancels:" + id,
                    before.corrected(before.seller(), before.customer(), before.number(), reason)));
            return documents.issue(draft(
                    DocumentKind.INVOICE,
                    wrong,
                    "replaces:" + id,
                    before.corrected(letterheads.issuer(wrong.seller()), addressee, before.number(), reason)));
        } catch (DuplicateKeyException twice) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS, before.number() + " was issued anew before; correct the newer one");
        }
    }

    private static Draft draft(DocumentKind kind, Document of, String source, Content content) {
        return new Draft(kind, of.seller(), of.account(), source, content);
    }

    private static boolean isVisible(Document document, Caller caller) {
        AccountId account = caller.accountId();
        if (caller.has(Role.OPERATOR)) {
            return true;
        }
        if (account == null) {
            return false;
        }
        boolean issued = caller.has(Role.SELLER) && Objects.equals(document.seller(), new SellerId(account.value()));
        return issued || document.account().equals(account);
    }
}
