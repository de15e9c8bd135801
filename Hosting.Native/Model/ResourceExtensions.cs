using System.Diagnostics.CodeAnalysis;

namespace Evolution.Hosting.Native;

/// <summary>Reads what was said about a resource.</summary>
public static class ResourceExtensions
{
    /// <summary>The annotation of this type that was added last.</summary>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation) where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>All annotations of this type.</summary>
    /// <returns>False where there is none.</returns>
    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result) where T : IResourceAnnotation
    {
        T[] annotations = [.. resource.Annotations.OfType<T>()];
        result = annotations is [] ? null : annotations;
        return result is not null;
    }

    /// <summary>The endpoint of that name, whether or not it exists yet.</summary>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) => new(resource, endpointName);

    /// <summary>All endpoints of the resource.</summary>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => resource.GetEndpoint(endpoint.Name));

    /// <summary>
    /// The environment variables that the application sets for this resource. For <see cref="DistributedApplicationOperation.Run"/>
    /// the application must be built, since addresses are chosen then; for <see cref="DistributedApplicationOperation.Publish"/>
    /// values that are only known later stand as expressions, such as <c>{orders.bindings.http.url}</c>.
    /// </summary>
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(
        this IResourceWithEnvironment resource,
        DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        var values = await EnvironmentVariables.CollectAsync(resource, new(applicationOperation), CancellationToken.None);
        var result = new Dictionary<string, string>();
        foreach (var (name, value) in values)
        {
            if (await EnvironmentVariables.ResolveAsync(value, applicationOperation, CancellationToken.None) is { } text) result[name] = text;
        }
        return result;
    }

    /// <summary>The arguments that the application gives this resource, with the same meaning of <paramref name="applicationOperation"/> as for environment variables.</summary>
    public static ValueTask<string[]> GetArgumentValuesAsync(
        this IResourceWithArgs resource,
        DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run) =>
        ValueTask.FromResult<string[]>([.. resource.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(annotation => annotation.Arguments)]);
}
