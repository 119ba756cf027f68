/** What a person may ask of his data: to have them, and to have them erased as far as the law lets us. */
@NullMarked
package dev.flywheel.orders.privacy;

import org.jspecify.annotations.NullMarked;
