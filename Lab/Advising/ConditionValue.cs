using System.Globalization;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>The value or the limit of a condition: a number, or yes or no.</summary>
[JsonConverter(typeof(ConditionValueConverter))]
public readonly record struct ConditionValue
{
    ConditionValue(double? number, bool? isYes) => (Number, IsYes) = (number, isYes);

    /// <summary>The number; null for yes or no.</summary>
    public double? Number { get; }

    /// <summary>True for yes, false for no; null for a number.</summary>
    public bool? IsYes { get; }

    public static implicit operator ConditionValue(double number) => new(number, null);

    public static implicit operator ConditionValue(bool isYes) => new(null, isYes);

    /// <summary>Returns a readable value: <c>1,000</c>, <c>0.5</c> or <c>yes</c>. Numbers are not rounded, so that 4.999 is visibly below 5.</summary>
    public override string ToString() => Number is { } number ? number.ToString("#,0.############", CultureInfo.InvariantCulture) : IsYes is true ? "yes" : "no";
}
