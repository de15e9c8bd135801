namespace Evolution.Hosting.Native;

/// <summary>Runs the callbacks that set a resource's environment variables.</summary>
static class EnvironmentVariables
{
    public static async Task<Dictionary<string, object>> CollectAsync(IResource resource, DistributedApplicationExecutionContext execution, CancellationToken cancellation)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellation);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context);
        }
        return context.EnvironmentVariables;
    }

    public static ValueTask<string?> ResolveAsync(object value, DistributedApplicationOperation operation, CancellationToken cancellation) => value switch
    {
        IManifestExpressionProvider expression when operation is DistributedApplicationOperation.Publish => ValueTask.FromResult<string?>(expression.ValueExpression),
        IValueProvider provider => provider.GetValueAsync(cancellation),
        _ => ValueTask.FromResult(value.ToString()),
    };
}
