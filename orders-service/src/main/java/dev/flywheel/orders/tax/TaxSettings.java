package dev.flywheel.orders.tax;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code flywheel.orders.tax.*}.
 *
 * @param rounding per line or per order
 */
@ConfigurationProperties("flywheel.orders.tax")
record TaxSettings(@DefaultValue("LINE") Rounding rounding) {}
