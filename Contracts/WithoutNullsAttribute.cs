using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts;

/// <summary>No entry of a list is null, which JSON allows and nobody can serve.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithoutNullsAttribute() : ValidationAttribute("No entry may be null.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not IEnumerable entries || entries.Cast<object?>().All(entry => entry is not null);
}
