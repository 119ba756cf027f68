/** Tests of provider. */
@NullMarked
package dev.flywheel.finance.provider;

import org.jspecify.annotations.NullMarked;
