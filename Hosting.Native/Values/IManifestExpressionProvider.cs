namespace Evolution.Hosting.Native;

/// <summary>Can stand for its value where the value is not known yet.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>Such as <c>{orders.bindings.http.url}</c>.</summary>
    string ValueExpression { get; }
}
