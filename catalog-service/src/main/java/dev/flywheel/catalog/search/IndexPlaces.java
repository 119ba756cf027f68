package dev.flywheel.catalog.search;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Where it is remembered which index is searched and how far it has come; survives the process. */
interface IndexPlaces {

    /** Throws away what cannot be used. Called before anybody opens the indexes. */
    void prepare();

    /** Of the index that is searched; null when there is none that this version can use. */
    @Nullable
    IndexPlace place();

    /** Why there is no place, for people. */
    String loss();

    /** There is no index that could be used after all. */
    void forget(String why);

    /** Keeps the place reached, which is also how another index comes to be searched. The index must hold all up to it. */
    void reached(IndexPlace place);

    /**
     * Lets the only one who follows the catalogue do so. Others share nothing with a folder of one's own, so that there
     * this is just the work itself.
     *
     * @param work returns the transaction up to which all is in the index
     * @return empty when somebody else is at it
     */
    OptionalLong following(LongSupplier work);

    /**
     * The same for building an index anew, which takes long.
     *
     * @return false when somebody else is at it
     */
    boolean building(Runnable work);

    /** Others look up which index is searched only now and then, so the former one has to stay a while. */
    boolean shared();
}
