import assert from "node:assert/strict";
import { test } from "node:test";
import { isInApp } from "../../browser/calculator/in_app.js";

const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; V2309A Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko)";
const CHROME = "Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

for (const [name, userAgent] of Object.entries({
  "WeChat on Android": `${ANDROID} ${CHROME} XWEB/1260059 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313D) WeChat/arm64`,
  "WeChat on an iPhone": `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN`,
  "WeChat on Windows":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF",
  WeCom: `${IPHONE} Mobile/15E148 wxwork/4.1.26 MicroMessenger/7.0.1 Language/zh`,
  QQ: `${ANDROID} ${CHROME} V1_AND_SQ_9.0.60_6478_YYB_D QQ/9.0.60.17095 NetType/WIFI WebP/0.4.1`,
  "QQ on an iPhone": `${IPHONE} Mobile/15E148 QQ/9.0.55.623 V1_IPH_SQ_9.0.55_1_APP_A Pixel/1170`,
  Weibo: `${IPHONE} Mobile/15E148 Weibo (iPhone14,5__weibo__14.5.2__iphone__os17.5)`,
  DingTalk: `${ANDROID} ${CHROME} AliApp(DingTalk/7.5.20) com.alibaba.android.rimet/38741234`,
  Feishu: `${IPHONE} Mobile/15E148 Lark/7.18.5 LarkLocale/zh_CN ChannelName/Feishu`,
  "an app on Android that nobody has thought of": `${ANDROID} ${CHROME} Sometalk/3.1`,
  "an app on an iPhone that nobody has thought of": `${IPHONE} Mobile/15E148`,
})) {
  test(`${name} is an app`, () => assert.equal(isInApp(userAgent, false), true));
}

for (const [name, userAgent] of Object.entries({
  "Chrome on Android":
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
  "QQ Browser":
    "Mozilla/5.0 (Linux; U; Android 14; zh-cn; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.86 MQQBrowser/15.1 Mobile Safari/537.36",
  "Safari on an iPhone": `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  "Chrome on an iPhone": `${IPHONE} CriOS/126.0.6478.153 Mobile/15E148 Safari/604.1`,
  "UC Browser":
    "Mozilla/5.0 (Linux; U; Android 14; zh-CN; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.5.6 Mobile Safari/537.36",
  "Edge on Windows":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
  "Safari on a Mac":
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
  Firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
})) {
  test(`${name} is a browser`, () => assert.equal(isInApp(userAgent, false), false));
}

test("a page installed on an iPhone is no page within an app", () => {
  assert.equal(isInApp(`${IPHONE} Mobile/15E148`, true), false);
});
