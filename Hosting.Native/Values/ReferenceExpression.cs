using System.Text;

namespace Evolution.Hosting.Native;

/// <summary>A text with values in it that are known later, such as a connection string with a port.</summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    readonly IReadOnlyList<Part> parts;

    ReferenceExpression(IReadOnlyList<Part> parts) => this.parts = parts;

    public string ValueExpression => string.Concat(parts.Select(part => part.Expression));

    /// <summary>Makes an expression from an interpolated string; a value with the format <c>uri</c> is escaped for use in an address.</summary>
    public static ReferenceExpression Create(in ReferenceExpressionHandler handler) => new([.. handler.Parts]);

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(await part.ValueAsync(cancellationToken));
        return text.ToString();
    }

    internal sealed record Part(string Expression, Func<CancellationToken, ValueTask<string?>> ValueAsync);
}
