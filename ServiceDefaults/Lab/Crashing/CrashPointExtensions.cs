using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>Registers crash points.</summary>
public static class CrashPointExtensions
{
    /// <summary>Lists the points that an order passes in this service and topology.</summary>
    public static WebApplicationBuilder AddCrashPoints(this WebApplicationBuilder builder, IEnumerable<CrashPoint> points)
    {
        foreach (var point in points) builder.Services.AddSingleton(point);
        return builder;
    }

    /// <summary>How orders are placed, where the lab says so.</summary>
    public static OrderPlacement PlacementOfOrders(this WebApplicationBuilder builder) => LabOptions.Of(builder.Configuration).Placement;
}
