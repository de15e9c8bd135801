using System.Runtime.CompilerServices;

namespace Evolution.Hosting.Native;

/// <summary>Lets the compiler turn an interpolated string into a <see cref="ReferenceExpression"/>.</summary>
[InterpolatedStringHandler]
public readonly struct ReferenceExpressionHandler
{
    readonly List<ReferenceExpression.Part> parts;

    public ReferenceExpressionHandler(int literalLength, int formattedCount) => parts = new(literalLength is 0 ? formattedCount : formattedCount * 2);

    internal IReadOnlyList<ReferenceExpression.Part> Parts => parts;

    public void AppendLiteral(string value) => parts.Add(new(value, _ => ValueTask.FromResult<string?>(value)));

    public void AppendFormatted(string? value) => AppendLiteral(value ?? "");

    public void AppendFormatted<T>(T valueProvider, string? format = null) where T : IValueProvider, IManifestExpressionProvider =>
        parts.Add(new(valueProvider.ValueExpression, async cancellation =>
        {
            var value = await valueProvider.GetValueAsync(cancellation);
            return format is "uri" ? Uri.EscapeDataString(value ?? "") : value;
        }));
}
