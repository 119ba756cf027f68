/** What services say to each other, one package per provider. */
@NullMarked
package dev.flywheel.contracts;

import org.jspecify.annotations.NullMarked;
