using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>The <c>/lab</c> endpoints, through which experiments make a service slow, let it hang or let it fail. Without <see cref="LabOptions.Enabled"/> none of it exists.</summary>
static class LabExtensions
{
    const int MostMilliseconds = 60_000;

    public static void AddLab(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Lab").Get<LabOptions>() ?? new();
        if (!options.Enabled) return;
        if (string.IsNullOrEmpty(options.Token)) throw new InvalidOperationException("Lab:Enabled needs a Lab:Token: nobody else may reach into the service.");
        builder.Services.AddSingleton(options).AddSingleton<FaultSwitch>();
    }

    public static void UseLab(this WebApplication app)
    {
        if (app.Services.GetService<LabOptions>() is not { } options) return;
        var expected = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

        app.UseMiddleware<FaultMiddleware>();
        var lab = app.MapGroup("/lab").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers.Authorization.ToString()), expected)
                ? await next(context)
                : TypedResults.Problem("The lab asks for its token.", statusCode: StatusCodes.Status401Unauthorized));
        lab.MapGet("/faults", (FaultSwitch faults) => TypedResults.Ok(faults.Faults));
        lab.MapPut("/faults", Set);
        lab.MapDelete("/faults", (FaultSwitch faults) => faults.Set(Faults.None));
    }

    static Results<Ok<Faults>, ProblemHttpResult> Set(Faults faults, FaultSwitch faultSwitch)
    {
        if (faults.LatencyMilliseconds is < 0 or > MostMilliseconds || faults.FailShare is not (>= 0 and <= 1))
            return TypedResults.Problem($"latencyMilliseconds is 0 to {MostMilliseconds}, failShare 0 to 1.", statusCode: StatusCodes.Status400BadRequest);
        faultSwitch.Set(faults);
        return TypedResults.Ok(faults);
    }
}
