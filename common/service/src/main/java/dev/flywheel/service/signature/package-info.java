/** Signatures on messages between companies. */
@NullMarked
package dev.flywheel.service.signature;

import org.jspecify.annotations.NullMarked;
