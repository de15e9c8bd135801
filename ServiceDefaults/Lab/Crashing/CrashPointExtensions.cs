using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>Registers crash points.</summary>
public static class CrashPointExtensions
{
    /// <summary>Registers the points that an order passes in this service and topology.</summary>
    public static WebApplicationBuilder AddCrashPoints(this WebApplicationBuilder builder, IEnumerable<CrashPoint> points)
    {
        foreach (var point in points) builder.Services.AddSingleton(point);
        return builder;
    }

    /// <summary>Returns how orders are placed, according to the <c>Lab</c> section.</summary>
    public static OrderPlacement GetOrderPlacement(this WebApplicationBuilder builder) => LabOptions.From(builder.Configuration).Placement;
}
