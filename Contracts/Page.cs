namespace Evolution.Contracts;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items on this page.</param>
/// <param name="Number">The page number, starting at 1.</param>
/// <param name="Size">The page size.</param>
/// <param name="Total">The total number of items on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, long Total);
