using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>Some pieces of one product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many pieces.</param>
public sealed record OrderLine(
    [property: Range(1, int.MaxValue)] int ProductId,
    [property: Range(1, Limits.Quantity)] int Quantity);
