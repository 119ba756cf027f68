/** The third-party marketplace: sellers, their fees, what they are owed, and how they are paid. */
@NullMarked
package dev.flywheel.seller;

import org.jspecify.annotations.NullMarked;
