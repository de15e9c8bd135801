namespace Evolution.AppHost.Secrets;

/// <summary>Marks values in a resource's environment as secret, so that <c>aspire describe</c> and similar tools do not disclose them.</summary>
static class SecretExtensions
{
    /// <summary>Creates a secret of this run. It is not added to the app host as a resource, because users do not set it.</summary>
    public static IResourceBuilder<ParameterResource> CreateSecret(this IDistributedApplicationBuilder builder, string name, string value) =>
        builder.CreateResourceBuilder(new ParameterResource(name, _ => value, secret: true));

    /// <summary>
    /// Turns every variable that contains a secret into a secret, such as a connection string with its password: Aspire hides values that
    /// equal a secret, but not values that contain one. Call it after all other variables are set.
    /// </summary>
    public static IResourceBuilder<T> HideSecrets<T>(this IResourceBuilder<T> resource) where T : IResourceWithEnvironment => resource.WithEnvironment(async context =>
    {
        if (!context.ExecutionContext.IsRunMode) return;
        foreach (var (name, value) in context.EnvironmentVariables.Where(variable => variable.Value is IValueProvider and not ParameterResource && ContainsSecret(variable.Value)).ToArray())
        {
            if (await ((IValueProvider)value).GetValueAsync(context.CancellationToken) is { } secret) context.EnvironmentVariables[name] = new ParameterResource($"{resource.Resource.Name}-{name}", _ => secret, secret: true);
        }
    });

    // An endpoint refers to its server, and the server to its password, but the password is not part of the address.
    static bool ContainsSecret(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        EndpointReference or EndpointReferenceExpression => false,
        IValueWithReferences holder => holder.References.Any(ContainsSecret),
        _ => false,
    };
}
