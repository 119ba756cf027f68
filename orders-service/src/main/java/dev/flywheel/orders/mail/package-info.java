/** Writes to customers at each step of their orders: once for each fact, and again until the mail server has taken it. */
@NullMarked
package dev.flywheel.orders.mail;

import org.jspecify.annotations.NullMarked;
