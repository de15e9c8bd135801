using Evolution.AppHost;

return await ShopHost.RunAsync(args);
