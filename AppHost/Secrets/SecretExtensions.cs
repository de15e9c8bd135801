namespace Evolution.AppHost.Secrets;

/// <summary>Marks what a resource's environment says as secret, so that <c>aspire describe</c> and its like do not tell it.</summary>
static class SecretExtensions
{
    /// <summary>A secret of this run. It is no resource of its own: nobody sets it.</summary>
    public static IResourceBuilder<ParameterResource> CreateSecret(this IDistributedApplicationBuilder builder, string name, string value) =>
        builder.CreateResourceBuilder(new ParameterResource(name, _ => value, secret: true));

    /// <summary>
    /// Makes a secret of every variable that holds one, such as a connection string with its password: Aspire hides values that equal a
    /// secret, and not those that contain it. It comes after all other variables.
    /// </summary>
    public static IResourceBuilder<T> HideSecrets<T>(this IResourceBuilder<T> resource) where T : IResourceWithEnvironment => resource.WithEnvironment(async context =>
    {
        if (!context.ExecutionContext.IsRunMode) return;
        foreach (var (name, value) in context.EnvironmentVariables.Where(variable => variable.Value is IValueProvider and not ParameterResource && HoldsSecret(variable.Value)).ToArray())
        {
            if (await ((IValueProvider)value).GetValueAsync(context.CancellationToken) is { } secret) context.EnvironmentVariables[name] = new ParameterResource($"{resource.Resource.Name}-{name}", _ => secret, secret: true);
        }
    });

    // An address refers to its server, and that to its password, which is no part of the address.
    static bool HoldsSecret(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        EndpointReference or EndpointReferenceExpression => false,
        IValueWithReferences holder => holder.References.Any(HoldsSecret),
        _ => false,
    };
}
