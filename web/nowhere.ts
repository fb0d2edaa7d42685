/** For readers who followed a wrong link, in the page's languages; programs get a problem. */
export const NOWHERE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>404 – karenbek</title>
<h1>404</h1>
<p lang="fa" dir="rtl">در این نشانی چیزی نیست. <a href="./">جست‌وجو</a></p>
<p lang="kk">Бұл мекенжайда ештеңе жоқ. <a href="./">Іздеу</a></p>
<p lang="ru">По этому адресу ничего нет. <a href="./">Поиск</a></p>
<p>There is nothing at this address. <a href="./">Search</a></p>
</html>
`
