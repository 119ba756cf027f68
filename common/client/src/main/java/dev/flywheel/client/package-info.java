/** The API as a Java program calls it. */
@NullMarked
package dev.flywheel.client;

import org.jspecify.annotations.NullMarked;
