@NullMarked
package dev.flywheel.orders.mail;

import org.jspecify.annotations.NullMarked;
