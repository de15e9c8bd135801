using Evolution.Contracts.Messages;
using Evolution.Payments;
using Evolution.Payments.Charges;
using Evolution.Payments.Risk;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.ApiReference;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;

if (HealthProbe.IsRequested(args)) return await HealthProbe.CheckAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddStores("payments");
builder.AddCrashPoints(PaymentsCrashPoints.Of(builder.GetOrderPlacement()));
builder.Services.AddValidation();
builder.Services.AddOpenApi(options => options.AddPublishedMessage<PaymentCharged>().AddPublishedMessage<PaymentDeclined>());
builder.Services.AddSingleton<RiskScores>();
builder.Services.AddSingleton<Acquirer>();
builder.Services.AddSingleton<ChargeLedger>();

if (builder.HasMessaging())
{
    builder.AddMessaging("payments", messages => messages.Handle<StockReserved, ChargeCardHandler>());
}

builder.AddPaymentsWarmUp();

var app = builder.Build();

app.MapServiceDefaults();
app.MapOpenApi();
app.MapApiReference("Payments");
app.MapAuthorizations();
app.MapCharges();

app.Run();
return 0;
