/** The payment processor, tried alone, over HTTP and as a process that is killed. */
@NullMarked
package dev.flywheel.simulator;

import org.jspecify.annotations.NullMarked;
