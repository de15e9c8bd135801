using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Microsoft.AspNetCore.Http.HttpResults;
using V1 = Evolution.Contracts.Inventory.V1;

namespace Evolution.Inventory.Products;

/// <summary>Converts products to release 1 of the contracts. Products that it cannot express are not included, as if they did not exist.</summary>
static class ProductV1Extensions
{
    /// <summary>Returns whether release 1, which has no field for the currency, can express the product.</summary>
    public static bool IsExpressibleInV1(this Product product) => product.Price.Currency is V1.Product.ImpliedCurrency;

    public static IReadOnlyList<V1.Product> ToV1(this IReadOnlyList<Product> products) => [.. products.Where(IsExpressibleInV1).Select(product => product.ToV1())];

    public static ProblemHttpResult ProductNotExpressible(Product product) =>
        TypedResults.Problem($"Product {product.Id} is priced in {product.Price.Currency}; release 1 of the contracts can only express prices in {V1.Product.ImpliedCurrency}.", statusCode: StatusCodes.Status404NotFound);

    public static Page<V1.Product> ToV1(this Page<Product> page) => new(page.Items.ToV1(), page.Number, page.Size, page.Total);
}
