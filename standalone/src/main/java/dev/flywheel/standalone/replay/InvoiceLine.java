package dev.flywheel.standalone.replay;

import java.math.BigDecimal;

/**
 * A line of an invoice, as in the UCI "Online Retail" format.
 *
 * @param price per unit, as the other shop charged it that day
 */
record InvoiceLine(
        String invoice,
        String stockCode,
        String description,
        int quantity,
        BigDecimal price,
        String customer,
        String country) {}
