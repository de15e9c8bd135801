namespace Evolution.AppHost.Tests;

/// <summary>The environment variables of a service that Aspire masks.</summary>
public sealed class SecretEnvironmentTests
{
    [Theory]
    [InlineData("0", "orders")]
    [InlineData("3", "inventory")]
    public async Task Every_variable_with_a_password_or_token_is_a_secret(string phase, string service)
    {
        var model = new TopologyModel("--phase", phase);
        model.AllocateEndpoints();

        var environment = await model.GetEnvironmentAsync(service);

        foreach (var name in new[] { "ConnectionStrings__database", "ConnectionStrings__cache", "DATABASE_PASSWORD", "DATABASE_URI", "CACHE_URI", "Lab__Token" })
            environment[name].ShouldBeOfType<ParameterResource>(name).Secret.ShouldBeTrue(name);
        environment["DATABASE_HOST"].ShouldNotBeOfType<ParameterResource>();
    }
}
