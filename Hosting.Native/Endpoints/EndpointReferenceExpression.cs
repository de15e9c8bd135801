using System.Globalization;

namespace Evolution.Hosting.Native;

/// <summary>A part of an endpoint's address, as a value for environment variables and connection strings.</summary>
public sealed class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IValueProvider, IManifestExpressionProvider
{
    public EndpointReference Endpoint => endpointReference;

    public EndpointProperty Property => property;

    public string ValueExpression
    {
        get
        {
            var endpoint = $"{endpointReference.Resource.Name}.bindings.{endpointReference.EndpointName}";
            return property is EndpointProperty.HostAndPort ? $"{{{endpoint}.host}}:{{{endpoint}.port}}" : $"{{{endpoint}.{NameOf(property)}}}";
        }
    }

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(property switch
    {
        EndpointProperty.Url => endpointReference.Url,
        EndpointProperty.Host or EndpointProperty.IPV4Host => endpointReference.Host,
        EndpointProperty.Port or EndpointProperty.TargetPort => endpointReference.Port.ToString(CultureInfo.InvariantCulture),
        EndpointProperty.Scheme => endpointReference.Scheme,
        EndpointProperty.HostAndPort => $"{endpointReference.Host}:{endpointReference.Port.ToString(CultureInfo.InvariantCulture)}",
        _ => throw new InvalidOperationException($"An endpoint has no property '{property}'."),
    });

    static string NameOf(EndpointProperty property) => property switch
    {
        EndpointProperty.IPV4Host => "host",
        EndpointProperty.TargetPort => "targetPort",
        _ => property.ToString().ToLowerInvariant(),
    };
}
