using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Versioning;

/// <summary>Registers how the contracts are versioned.</summary>
public static class ContractVersionExtensions
{
    /// <summary>Registers <see cref="ContractVersions"/>.</summary>
    public static WebApplicationBuilder AddContractVersions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Contracts").Get<ContractVersions>() ?? new());
        return builder;
    }
}
