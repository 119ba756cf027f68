@NullMarked
package dev.flywheel.orders.document;

import org.jspecify.annotations.NullMarked;
