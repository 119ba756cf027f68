/** What a shopper looked at last. */
@NullMarked
package dev.flywheel.catalog.viewed;

import org.jspecify.annotations.NullMarked;
