using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts;

/// <summary>Requires that no entry of a list is null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithoutNullsAttribute() : ValidationAttribute("Entries must not be null.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not IEnumerable entries || entries.Cast<object?>().All(entry => entry is not null);
}
