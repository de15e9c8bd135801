using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>Requires each product to appear in only one line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinctProductsAttribute() : ValidationAttribute("Each product may appear in only one line.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<OrderLine> lines || lines.OfType<OrderLine>().GroupBy(line => line.ProductId).All(product => product.Count() is 1);
}
