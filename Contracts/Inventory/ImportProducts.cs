using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Inventory;

/// <summary>A request to import products.</summary>
/// <param name="Products">The products, at most 10,000.</param>
public sealed record ImportProducts([property: Required, MinLength(1), MaxLength(10_000), WithoutNulls] IReadOnlyList<NewProduct> Products);

/// <summary>A product to import.</summary>
/// <param name="Name">The name of the product.</param>
/// <param name="Price">The price.</param>
/// <param name="Available">The number of units in stock.</param>
public sealed record NewProduct(
    [property: Required, StringLength(200, MinimumLength = 1), PlainText] string Name,
    [property: Required] Money Price,
    [property: Range(0, 1_000_000_000)] long Available);

/// <summary>The products that were imported.</summary>
/// <param name="Ids">The ids of the products, in the order of the request.</param>
public sealed record ImportedProducts(IReadOnlyList<int> Ids);
