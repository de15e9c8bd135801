using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts;

/// <summary>Requires a text without control characters. PostgreSQL cannot store the null character.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PlainTextAttribute() : ValidationAttribute("The value must not contain control characters.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
