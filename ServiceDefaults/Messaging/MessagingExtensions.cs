using System.Reflection;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Connects a service to the broker, if the topology has one.</summary>
public static class MessagingExtensions
{
    /// <summary>Returns whether there is a broker: the app host sets its connection string if orders are placed through messages.</summary>
    public static bool HasMessaging(this WebApplicationBuilder builder) => builder.Configuration.GetConnectionString("messaging") is not null;

    /// <summary>
    /// Registers the outbox, the inbox and the service's handlers. The publisher of a message also declares its receivers'
    /// queues, so that no message is lost for a receiver that has never run.
    /// </summary>
    public static WebApplicationBuilder AddMessaging(this WebApplicationBuilder builder, string service, Action<MessagingBuilder> handlers)
    {
        var messaging = new MessagingBuilder(service, builder.Services);
        handlers(messaging);

        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddSingleton<InboxDuplicates>();
        // The broker does not redeliver a message after seven days.
        builder.AddRetention("inbox entries", $"DELETE FROM {service}.inbox WHERE handled_at < now() - interval '7 days'");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();

            // Without the broker, a service still serves requests and stores its messages in the outbox, so it is only degraded.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            messaging.AddConsumers(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("messaging")!));
                foreach (var message in MessageRoutes.Messages) DeclareMethod.MakeGenericMethod(message).Invoke(null, [rabbit]);
                messaging.AddEndpoints(context, rabbit);
            });
        });
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHealthChecks().AddCheck<OutboxHealthCheck>("outbox");
        if (builder.ExportsTelemetry()) builder.Services.AddSingleton(messaging).AddHostedService<OutboxGauges>().AddHostedService<ErrorQueueGauges>();
        return builder;
    }

    static readonly MethodInfo DeclareMethod = typeof(MessagingExtensions).GetMethod(nameof(Declare), BindingFlags.NonPublic | BindingFlags.Static)!;

    static void Declare<TMessage>(IRabbitMqBusFactoryConfigurator rabbit) where TMessage : class => rabbit.Publish<TMessage>(message =>
    {
        foreach (var queue in MessageRoutes.QueuesOf(typeof(TMessage))) message.BindQueue(message.Exchange.ExchangeName, queue);
    });
}
