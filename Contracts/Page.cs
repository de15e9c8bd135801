namespace Evolution.Contracts;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">What is on this page.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Size">How many items a full page has.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, long Total);
