using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Versioning;

/// <summary>Registers the versioning of the contracts.</summary>
public static class ContractVersionExtensions
{
    /// <summary>Registers <see cref="ContractVersions"/> from the <c>Contracts</c> section.</summary>
    public static WebApplicationBuilder AddContractVersions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Contracts").Get<ContractVersions>() ?? new());
        return builder;
    }
}
