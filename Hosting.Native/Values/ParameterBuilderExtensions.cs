namespace Evolution.Hosting.Native;

/// <summary>Adds values that come from outside the application.</summary>
public static class ParameterBuilderExtensions
{
    /// <summary>Adds a value that the configuration holds as <c>Parameters:NAME</c>, and that whoever deploys gives.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(builder.Parameter($"Parameters:{name}", name, secret));

    /// <summary>Adds a connection string that the configuration holds as <c>ConnectionStrings:NAME</c>, and that whoever deploys gives.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new ConnectionStringParameterResource(builder.Parameter($"ConnectionStrings:{name}", name, secret: true)));

    /// <summary>Sets a variable to a parameter's value.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context => context.EnvironmentVariables[name] = parameter.Resource);

    static ParameterResource Parameter(this IDistributedApplicationBuilder builder, string key, string name, bool secret)
    {
        var configuration = builder.Configuration;
        return new(name, () => configuration[key] ?? throw new DistributedApplicationException($"'{name}' has no value: set {key} in the configuration, or {key.Replace(":", "__", StringComparison.Ordinal)} in the environment."), secret);
    }
}
