using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts;

/// <summary>A text without control characters, of which PostgreSQL cannot store the one numbered 0.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PlainTextAttribute() : ValidationAttribute("It may not contain control characters.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
