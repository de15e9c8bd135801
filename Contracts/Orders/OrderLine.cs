using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>A quantity of one product.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Quantity">The number of units.</param>
public sealed record OrderLine(
    [property: Range(1, int.MaxValue)] int ProductId,
    [property: Range(1, Limits.Quantity)] int Quantity);
