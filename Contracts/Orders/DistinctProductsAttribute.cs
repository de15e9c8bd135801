using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>Each product stands in one line only, so that its stock is taken once.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinctProductsAttribute() : ValidationAttribute("Each product may stand in one line only.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<OrderLine> lines || lines.OfType<OrderLine>().GroupBy(line => line.ProductId).All(product => product.Count() is 1);
}
