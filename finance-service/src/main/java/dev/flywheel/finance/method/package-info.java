/** Payment methods that shoppers keep on their accounts. */
@NullMarked
package dev.flywheel.finance.method;

import org.jspecify.annotations.NullMarked;
