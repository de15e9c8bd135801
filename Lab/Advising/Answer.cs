using System.Globalization;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>The value of a condition, or its limit: a number, or yes or no.</summary>
[JsonConverter(typeof(AnswerConverter))]
public readonly record struct Answer
{
    Answer(double? number, bool? isYes) => (Number, IsYes) = (number, isYes);

    /// <summary>The number; null where it is yes or no.</summary>
    public double? Number { get; }

    /// <summary>Whether it is yes; null where it is a number.</summary>
    public bool? IsYes { get; }

    public static implicit operator Answer(double number) => new(number, null);

    public static implicit operator Answer(bool isYes) => new(null, isYes);

    /// <summary>It for people: <c>1,000</c>, <c>0.5</c> or <c>yes</c>. It is not rounded: 4.999 is below 5, and looks so.</summary>
    public override string ToString() => Number is { } number ? number.ToString("#,0.############", CultureInfo.InvariantCulture) : IsYes is true ? "yes" : "no";
}
